// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.CognitoResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;

/** Sets an authenticator app up within a sign-in. */
final class SoftwareTokens {

	private final CognitoClient client;

	SoftwareTokens(CognitoClient client) {
		this.client = client;
	}

	Mono<SoftwareTokenSetup> associate(MfaSetupChallenge challenge) {
		Assert.notNull(challenge, "'challenge' must not be null");
		return this.client
			.call(CognitoOperation.AssociateSoftwareToken,
					() -> CognitoRequestBody.create().with("Session", challenge.session()))
			.map((answer) -> new SoftwareTokenSetup(
					new MfaSetupChallenge(challenge.data().withSession(sessionOf(answer, challenge.data()))),
					secret(answer)));
	}

	/** Status ERROR comes with HTTP 200 and is a wrong code all the same. */
	Mono<ChallengeData> verify(ChallengeData challenge, String code) {
		return this.client
			.call(CognitoOperation.VerifySoftwareToken,
					() -> CognitoRequestBody.create().with("Session", challenge.session()).with("UserCode", code))
			.map((answer) -> {
				JsonNode status = answer.body().get("Status");
				if (status == null || !status.isString()) {
					throw answer.invalid();
				}
				if (!"SUCCESS".equals(status.stringValue())) {
					throw answer.refused("EnableSoftwareTokenMFAException", CognitoErrorReason.CODE_MISMATCH);
				}
				return challenge.withSession(sessionOf(answer, challenge));
			});
	}

	/**
	 * Return the secret of an answer.
	 * @throws CognitoException if there is none that an app could use
	 */
	private static TotpSecret secret(CognitoResponse answer) {
		try {
			return TotpSecret.fromBase32(answer.body().path("SecretCode").asString(""));
		}
		catch (IllegalArgumentException ex) {
			throw answer.invalid();
		}
	}

	/** What was never sent must not be sent back. */
	private static @Nullable String sessionOf(CognitoResponse answer, ChallengeData challenge) {
		JsonNode session = answer.body().get("Session");
		return (session != null && session.isString()) ? session.stringValue() : challenge.session();
	}

}
