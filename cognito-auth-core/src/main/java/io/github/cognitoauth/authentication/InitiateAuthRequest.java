// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.SecretHash;
import org.jspecify.annotations.Nullable;

/** The members of {@code InitiateAuth} for each flow. */
final class InitiateAuthRequest {

	private InitiateAuthRequest() {
	}

	static boolean provesBySrp(AuthenticationRequest request, AuthFlow flow) {
		if (request.password() == null) {
			return false;
		}
		return switch (flow) {
			case USER_SRP_AUTH, CUSTOM_AUTH -> true;
			case USER_AUTH -> ChallengeName.PASSWORD_SRP.equals(request.preferredChallenge());
			case USER_PASSWORD_AUTH -> false;
		};
	}

	static CognitoRequestBody of(AuthenticationRequest request, AuthFlow flow, SignIn signIn, String clientId,
			@Nullable String secret) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("USERNAME", request.username());
		addProof(parameters, request, flow, signIn);
		if (secret != null) {
			parameters.put("SECRET_HASH", SecretHash.compute(secret, request.username(), clientId));
		}
		String deviceKey = signIn.deviceKey();
		if (deviceKey != null) {
			parameters.put("DEVICE_KEY", deviceKey);
		}
		addTarget(parameters, request);
		request.authParameters().forEach(parameters::putIfAbsent);
		return CognitoRequestBody.create()
			.with("AuthFlow", flow.name())
			.with("AuthParameters", parameters)
			.with("ClientId", clientId)
			.with("Session", request.session())
			.with(request.metadata());
	}

	private static void addProof(Map<String, String> parameters, AuthenticationRequest request, AuthFlow flow,
			SignIn signIn) {
		String password = request.password();
		if (signIn.srp() != null) {
			if (flow == AuthFlow.CUSTOM_AUTH) {
				parameters.put("CHALLENGE_NAME", "SRP_A");
			}
			parameters.put("SRP_A", signIn.srp().srpA());
		}
		else if (password != null && flow != AuthFlow.USER_AUTH) {
			parameters.put("PASSWORD", password);
		}
		if (flow == AuthFlow.USER_AUTH) {
			ChallengeName preferred = preferred(request);
			if (preferred != null) {
				parameters.put("PREFERRED_CHALLENGE", preferred.value());
			}
			if (password != null && ChallengeName.PASSWORD.equals(preferred)) {
				parameters.put("PASSWORD", password);
			}
		}
	}

	private static void addTarget(Map<String, String> parameters, AuthenticationRequest request) {
		if (!request.targetLevels().isEmpty()) {
			parameters.put("TARGET_ACR_VALUES", String.join(" ", request.targetLevels()));
		}
		Duration maxAge = request.maxAge();
		if (maxAge != null) {
			parameters.put("MAX_AGE", Long.toString(maxAge.toSeconds()));
		}
		if (request.accessToken() != null) {
			parameters.put("ACCESS_TOKEN", request.accessToken());
		}
	}

	static boolean sendsPassword(AuthenticationRequest request, AuthFlow flow) {
		return request.password() != null && (flow == AuthFlow.USER_PASSWORD_AUTH
				|| (flow == AuthFlow.USER_AUTH && ChallengeName.PASSWORD.equals(preferred(request))));
	}

	private static @Nullable ChallengeName preferred(AuthenticationRequest request) {
		ChallengeName preferred = request.preferredChallenge();
		return (preferred == null && request.password() != null) ? ChallengeName.PASSWORD : preferred;
	}

}
