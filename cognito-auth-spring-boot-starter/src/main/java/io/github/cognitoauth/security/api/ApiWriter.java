// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Writes answers as they go to clients: problems as documents, and the headers of all.
 */
final class ApiWriter {

	/** What helps somebody who cannot sign in, whatever the reason is. */
	private static final List<String> HELPFUL = List.of("forgot-password", "confirm-sign-up");

	private static final String ACCOUNT = "/account";

	private final List<String> actions;

	ApiWriter(Set<String> operations) {
		this.actions = HELPFUL.stream().filter(operations::contains).toList();
	}

	ApiResponse write(ApiResponse response, ApiCall call, ApiJson json) {
		ApiProblem problem = response.problem();
		ApiResponse written = (problem != null)
				? ApiResponse.of(problem.status(), ApiProblem.CONTENT_TYPE, document(problem, json)) : response;
		return written.with(headers(problem, call, json));
	}

	private HttpHeaders headers(@Nullable ApiProblem problem, ApiCall call, ApiJson json) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
		headers.set(HttpHeaders.CONTENT_LANGUAGE, json.language());
		headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		if (problem == null) {
			return headers;
		}
		if (problem.status() == HttpStatus.UNAUTHORIZED) {
			// a scheme that no browser knows opens no dialog
			headers.set(HttpHeaders.WWW_AUTHENTICATE, isAccount(call.path()) ? "Bearer" : "Cognito");
		}
		if (!problem.allowed().isEmpty()) {
			headers.setAllow(problem.allowed());
		}
		Duration retryAfter = problem.retryAfter();
		if (retryAfter != null) {
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
		}
		return headers;
	}

	private static boolean isAccount(String path) {
		return path.equals(ACCOUNT) || path.startsWith(ACCOUNT + "/");
	}

	private byte[] document(ApiProblem problem, ApiJson json) {
		ObjectNode document = json.object()
			.put("type", problem.code().type())
			.put("title", problem.code().title())
			.put("status", problem.status().value())
			.put("detail", json.sentence(problem.detail()))
			.put("code", problem.code().code());
		if (!problem.errors().isEmpty()) {
			ArrayNode errors = document.putArray("errors");
			problem.errors()
				.forEach((error) -> errors.addObject()
					.put("field", error.field())
					.put("code", error.text().code())
					.put("text", json.sentence(error.text())));
		}
		if (problem.challenge() != null) {
			document.set("challenge", problem.challenge());
		}
		if (problem.withActions() && !this.actions.isEmpty()) {
			ArrayNode actions = document.putArray("actions");
			this.actions.forEach(actions::add);
		}
		return json.bytes(document);
	}

}
