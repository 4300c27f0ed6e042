// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A registered passkey ({@code WebAuthnCredentialDescription}).
 *
 * @param credentialId the id
 * @param friendlyName the name of the authenticator, or {@code null}
 * @param relyingPartyId the domain for which it works, or {@code null}
 * @param authenticatorAttachment {@code platform}, {@code cross-platform} or a value that
 * is not known yet, or {@code null}
 * @param transports how the authenticator is reached, such as {@code internal} or
 * {@code usb}
 * @param createdAt when it was registered, or {@code null}
 * @since 0.1.0
 */
public record PasskeyDescription(String credentialId, @Nullable String friendlyName, @Nullable String relyingPartyId,
		@Nullable String authenticatorAttachment, List<String> transports,
		@Nullable Instant createdAt) implements Serializable {

	/** Copy the list. */
	public PasskeyDescription {
		transports = List.copyOf(transports);
	}

	static @Nullable PasskeyDescription of(JsonNode json) {
		String id = Answers.text(json, "CredentialId");
		return (id != null) ? new PasskeyDescription(id, Answers.text(json, "FriendlyCredentialName"),
				Answers.text(json, "RelyingPartyId"), Answers.text(json, "AuthenticatorAttachment"),
				Answers.texts(json, "AuthenticatorTransports"), Answers.instant(json, "CreatedAt")) : null;
	}

}
