// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.InputStream;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;

/**
 * Turns status, headers and body into a JSON object or a typed error. Tolerant: unknown
 * members, an empty body of a success, an error under any content type, an HTML page and
 * a cut-off body all end in one of the two.
 */
final class ResponseDecoder {

	private static final String REQUEST_ID = "x-amzn-RequestId";

	private static final int REDIRECT = 300;

	private static final Set<String> USER_MESSAGES = Set.of("InvalidPasswordException",
			"PasswordHistoryPolicyViolationException", "UserLambdaValidationException");

	private static final int MAX_USER_MESSAGE = 500;

	private ResponseDecoder() {
	}

	/**
	 * Decode an answer.
	 * @param operation the operation that was called
	 * @param status the HTTP status
	 * @param headers the headers
	 * @param body the bytes, which may be none; not closed
	 * @return the answer, without members for an empty body
	 * @throws CognitoException for an error, and for a success that is not an object
	 */
	static CognitoResponse decode(CognitoOperation operation, int status, HttpHeaders headers, InputStream body) {
		JsonNode json = read(body);
		if (status < 200 || status >= REDIRECT) {
			throw error(operation, status, headers, json).toException(null);
		}
		boolean empty = json != null && json.isMissingNode();
		ObjectNode object = (json instanceof ObjectNode members) ? members : JsonNodeFactory.instance.objectNode();
		CognitoResponse response = new CognitoResponse(operation, status, headers.getFirst(REQUEST_ID), object, null);
		if (json != object && !empty) {
			throw response.invalid();
		}
		return response;
	}

	static CognitoError error(CognitoOperation operation, int status, HttpHeaders headers, @Nullable JsonNode json) {
		String code = shortName(headers.getFirst("x-amzn-ErrorType"));
		code = code.isEmpty() ? shortName(text(json, "__type")) : code;
		code = code.isEmpty() ? shortName(text(json, "code")) : code;
		String message = firstText(json, "message", "Message", "errorMessage");
		if (code.isEmpty()) {
			code = CognitoErrorCodes.UNKNOWN_ERROR;
		}
		CognitoErrorReason reason = ErrorReasons.of(operation, code, message, status);
		if (reason == CognitoErrorReason.REDIRECTED && code.equals(CognitoErrorCodes.UNKNOWN_ERROR)) {
			code = CognitoErrorCodes.REDIRECTED;
		}
		String userMessage = (USER_MESSAGES.contains(code) && !message.isEmpty()) ? bounded(message) : null;
		return new CognitoError(operation, code, reason, status, headers.getFirst(REQUEST_ID), userMessage);
	}

	/**
	 * {@code com.amazonaws.x#NotAuthorizedException:http://...} is the longest form that
	 * AWS JSON services use.
	 */
	private static String shortName(@Nullable String type) {
		if (type == null) {
			return "";
		}
		int colon = type.indexOf(':');
		String name = (colon >= 0) ? type.substring(0, colon) : type;
		return name.substring(name.indexOf('#') + 1).trim();
	}

	/** Of no content, and of blanks only, Jackson makes the missing node. */
	static @Nullable JsonNode read(InputStream body) {
		try {
			return Json.MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static @Nullable String text(@Nullable JsonNode json, String member) {
		JsonNode node = (json != null) ? json.get(member) : null;
		return (node != null && node.isString()) ? node.stringValue() : null;
	}

	private static String firstText(@Nullable JsonNode json, String... members) {
		for (String member : members) {
			String text = text(json, member);
			if (text != null) {
				return text;
			}
		}
		return "";
	}

	private static String bounded(String message) {
		return (message.length() > MAX_USER_MESSAGE) ? message.substring(0, MAX_USER_MESSAGE) : message;
	}

}
