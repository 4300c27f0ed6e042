// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.UserPoolId;
import io.github.cognitoauth.srp.SrpClaim;
import io.github.cognitoauth.srp.SrpClientSession;
import io.github.cognitoauth.srp.SrpIdentity;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The SRP arithmetic of a sign-in, off the event loop.
 */
final class SrpSteps {

	private final @Nullable UserPoolId userPoolId;

	private final Clock clock;

	SrpSteps(@Nullable UserPoolId userPoolId, Clock clock) {
		this.userPoolId = userPoolId;
		this.clock = clock;
	}

	Mono<SrpClientSession> start() {
		return compute(SrpClientSession::start);
	}

	Mono<SrpClientSession> startForUser() {
		return (this.userPoolId != null) ? start()
				: Mono.error(() -> CognitoError
					.local(CognitoErrorCodes.USER_POOL_ID_REQUIRED, CognitoErrorReason.USER_POOL_ID_REQUIRED)
					.toException(null));
	}

	/** The answer to PASSWORD_VERIFIER; an SrpException for parameters that are none. */
	Mono<Map<String, String>> provePassword(ChallengeData challenge, SignIn signIn) {
		return compute(() -> {
			Map<String, String> parameters = challenge.parameters();
			String userId = parameters.getOrDefault("USER_ID_FOR_SRP", challenge.username());
			return claim(signIn, parameters, SrpIdentity.ofUser(Objects.requireNonNull(this.userPoolId).value(), userId,
					Objects.requireNonNull(signIn.password())));
		});
	}

	/** The answer to DEVICE_PASSWORD_VERIFIER, with the same errors. */
	Mono<Map<String, String>> proveDevice(ChallengeData challenge, SignIn signIn, RememberedDevice device) {
		return compute(() -> claim(signIn, challenge.parameters(),
				SrpIdentity.ofDevice(device.deviceGroupKey(), device.deviceKey(), device.devicePassword())));
	}

	private Map<String, String> claim(SignIn signIn, Map<String, String> parameters, SrpIdentity identity) {
		SrpClaim claim = Objects.requireNonNull(signIn.srp())
			.claim(identity, parameters.getOrDefault("SALT", ""), parameters.getOrDefault("SRP_B", ""),
					parameters.getOrDefault("SECRET_BLOCK", ""), this.clock.instant());
		Map<String, String> responses = new LinkedHashMap<>();
		responses.put("PASSWORD_CLAIM_SIGNATURE", claim.signature());
		responses.put("PASSWORD_CLAIM_SECRET_BLOCK", claim.secretBlock());
		responses.put("TIMESTAMP", claim.timestamp());
		return responses;
	}

	private static <T> Mono<T> compute(Callable<T> arithmetic) {
		return Mono.fromCallable(arithmetic).subscribeOn(Schedulers.parallel());
	}

}
