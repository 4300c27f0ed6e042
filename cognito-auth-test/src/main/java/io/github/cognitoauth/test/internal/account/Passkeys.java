// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Passkey;
import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.internal.state.UserPasskeys.Registration;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.internal.webauthn.Assertion;
import io.github.cognitoauth.test.internal.webauthn.RelyingParty;
import io.github.cognitoauth.test.pool.FirstFactor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registering, listing and deleting one's own passkeys. The public key is taken from the
 * {@code publicKey} member of the registration, which browsers send beside the
 * attestation.
 */
public final class Passkeys {

	private static final Duration REGISTRATION_VALIDITY = Duration.ofMinutes(5);

	private static final int MAX_PAGE = 20;

	private final UserPool pool;

	private final AccessTokens accessTokens;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param accessTokens the check of access tokens
	 */
	public Passkeys(UserPool pool, AccessTokens accessTokens) {
		this.pool = pool;
		this.accessTokens = accessTokens;
	}

	/**
	 * {@code StartWebAuthnRegistration}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode start(CognitoRequest request) {
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			String relyingPartyId = relyingPartyId();
			String challenge = Secrets.text(32);
			family.user()
				.passkeys()
				.begin(new Registration(challenge, family.clientId(), this.pool.now().plus(REGISTRATION_VALIDITY)));
			ObjectNode answer = Json.object();
			answer.set("CredentialCreationOptions",
					RelyingParty.creationOptions(relyingPartyId, family.user(), challenge));
			return answer;
		});
	}

	/**
	 * {@code CompleteWebAuthnRegistration}.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode complete(CognitoRequest request) {
		JsonNode credential = request.node("Credential");
		if (credential == null || !credential.isObject()) {
			throw CognitoRequest.validationError("Credential");
		}
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			String relyingPartyId = relyingPartyId();
			Registration registration = family.user().passkeys().take();
			if (registration == null || !this.pool.now().isBefore(registration.expiresAt())) {
				throw CognitoError.of("WebAuthnChallengeNotFound", "The challenge is missing or expired");
			}
			if (!registration.clientId().equals(family.clientId())) {
				throw CognitoError.of("WebAuthnClientMismatch", "The client does not match the one that started");
			}
			family.user().passkeys().add(check(credential, registration, relyingPartyId));
			return Json.object();
		});
	}

	private Passkey check(JsonNode credential, Registration registration, String relyingPartyId) {
		Assertion assertion = new Assertion(credential);
		String id = assertion.credentialId();
		PublicKey publicKey = RelyingParty.publicKey(assertion);
		if (id == null || publicKey == null || assertion.bytes("attestationObject") == null) {
			throw CognitoError.of("WebAuthnCredentialNotSupported", "The credential is not supported");
		}
		if (!assertion.answers("webauthn.create", registration.challenge())) {
			throw CognitoError.of("WebAuthnChallengeNotFound", "The challenge does not match");
		}
		if (!assertion.isFrom(relyingPartyId)) {
			throw CognitoError.of("WebAuthnOriginNotAllowed", "The origin is not allowed");
		}
		if (!assertion.isFor(relyingPartyId)) {
			throw CognitoError.of("WebAuthnRelyingPartyMismatch", "The relying party does not match");
		}
		JsonNode attachment = credential.path("authenticatorAttachment");
		return new Passkey(id, publicKey, relyingPartyId, attachment.isString() ? attachment.stringValue() : null,
				RelyingParty.transports(credential), this.pool.now());
	}

	/**
	 * {@code ListWebAuthnCredentials}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode list(CognitoRequest request) {
		int limit = request.number("MaxResults", MAX_PAGE);
		String after = request.text("NextToken");
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			List<Passkey> passkeys = List.copyOf(family.user().passkeys().all());
			int start = passkeys.stream().map(Passkey::credentialId).toList().indexOf(after) + 1;
			int end = Math.min(passkeys.size(), start + ((limit == 0) ? MAX_PAGE : limit));
			ObjectNode answer = Json.object();
			ArrayNode list = answer.putArray("Credentials");
			passkeys.subList(start, end).forEach((passkey) -> describe(list.addObject(), passkey));
			if (end < passkeys.size()) {
				answer.put("NextToken", passkeys.get(end - 1).credentialId());
			}
			return answer;
		});
	}

	/**
	 * {@code DeleteWebAuthnCredential}.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode delete(CognitoRequest request) {
		String id = request.requiredText("CredentialId");
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			if (!family.user().passkeys().remove(id)) {
				throw CognitoError.resourceNotFound("Credential does not exist.");
			}
			return Json.object();
		});
	}

	private String relyingPartyId() {
		PoolSettings settings = this.pool.settings();
		if (!settings.firstFactors().contains(FirstFactor.WEB_AUTHN)) {
			throw CognitoError.of("WebAuthnNotEnabled", "WebAuthn is not enabled for the user pool");
		}
		String id = settings.relyingPartyId();
		if (id == null) {
			throw CognitoError.of("WebAuthnConfigurationMissing", "The relying party is not set");
		}
		return id;
	}

	private static void describe(ObjectNode node, Passkey passkey) {
		node.put("CredentialId", passkey.credentialId())
			.put("FriendlyCredentialName", "Passkey")
			.put("RelyingPartyId", passkey.relyingPartyId())
			.put("CreatedAt", Devices.seconds(passkey.created()));
		if (passkey.attachment() != null) {
			node.put("AuthenticatorAttachment", passkey.attachment());
		}
		passkey.transports().forEach(node.putArray("AuthenticatorTransports")::add);
	}

}
