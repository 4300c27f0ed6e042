// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A registered passkey.
 *
 * @param credentialId its id, base64url
 * @param publicKey the key that checks its signatures
 * @param relyingPartyId where it can be used
 * @param attachment {@code platform}, {@code cross-platform} or null
 * @param transports how it can be reached
 * @param created when it was registered
 */
public record Passkey(String credentialId, PublicKey publicKey, String relyingPartyId, @Nullable String attachment,
		List<String> transports, Instant created) {
}
