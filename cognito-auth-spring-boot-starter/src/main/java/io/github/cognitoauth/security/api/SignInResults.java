// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoUser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.security.core.Authentication;

/** Writes what a client gets when somebody is signed in. */
final class SignInResults {

	private SignInResults() {
	}

	/** With everything that the client keeps. */
	static ApiResponse body(ApiJson json, CognitoTokens tokens) {
		ObjectNode result = result(json, tokens.username(), tokens.groups());
		ObjectNode all = result.putObject("tokens")
			.put("accessToken", tokens.accessToken())
			.put("tokenType", "Bearer")
			.put("expiresIn", tokens.lifetime().toSeconds())
			.put("expiresAt", tokens.expiresAt().toString());
		if (tokens.idToken() != null) {
			all.put("idToken", tokens.idToken());
		}
		if (tokens.refreshToken() != null) {
			// a secret hash needs the name, a tracked device its key
			ObjectNode session = all.putObject("session")
				.put("refreshToken", tokens.refreshToken())
				.put("username", tokens.username());
			if (tokens.deviceKey() != null) {
				session.put("deviceKey", tokens.deviceKey());
			}
		}
		return ApiResponse.ok(result);
	}

	/** With nothing that opens anything. */
	static ApiResponse session(ApiJson json, Authentication authentication, @Nullable CognitoTokens tokens) {
		ObjectNode result = (authentication.getPrincipal() instanceof CognitoUser user)
				? result(json, user.getUsername(), user.getGroups())
				: result(json, authentication.getName(), List.of());
		if (tokens != null) {
			result.put("expiresAt", tokens.expiresAt().toString());
		}
		return ApiResponse.ok(result);
	}

	static ApiResponse session(ApiJson json, CognitoTokens tokens) {
		return ApiResponse
			.ok(result(json, tokens.username(), tokens.groups()).put("expiresAt", tokens.expiresAt().toString()));
	}

	private static ObjectNode result(ApiJson json, String username, List<String> groups) {
		ObjectNode result = json.object().put("status", "signed-in");
		ArrayNode names = result.putObject("user").put("username", username).putArray("groups");
		groups.forEach(names::add);
		return result;
	}

}
