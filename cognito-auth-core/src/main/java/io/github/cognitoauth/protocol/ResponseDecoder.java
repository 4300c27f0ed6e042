package io.github.cognitoauth.protocol;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns status, headers and body into a JSON object or a typed error. Tolerant: unknown
 * members, an empty body of a success, an error under any content type, an HTML page and
 * a cut-off body all end in one of the two.
 */
final class ResponseDecoder {

	private static final int REDIRECT = 300;

	private static final Set<String> USER_MESSAGES = Set.of("InvalidPasswordException",
			"PasswordHistoryPolicyViolationException", "UserLambdaValidationException");

	private static final int MAX_USER_MESSAGE = 500;

	private ResponseDecoder() {
	}

	static ObjectNode decode(CognitoOperation operation, int status, @Nullable String errorType,
			@Nullable String requestId, byte[] body) {
		if (status >= 200 && status < REDIRECT) {
			return success(operation, status, requestId, body);
		}
		throw error(operation, status, errorType, requestId, body).toException(null);
	}

	private static ObjectNode success(CognitoOperation operation, int status, @Nullable String requestId, byte[] body) {
		if (isBlank(body)) {
			return JsonNodeFactory.instance.objectNode();
		}
		if (read(body) instanceof ObjectNode object) {
			return object;
		}
		throw new CognitoError(operation, CognitoErrorCodes.INVALID_RESPONSE, CognitoErrorReason.INVALID_RESPONSE,
				status, requestId, null)
			.toException(null);
	}

	static CognitoError error(CognitoOperation operation, int status, @Nullable String errorType,
			@Nullable String requestId, byte[] body) {
		JsonNode json = read(body);
		String code = shortName(errorType);
		code = code.isEmpty() ? shortName(text(json, "__type")) : code;
		code = code.isEmpty() ? shortName(text(json, "code")) : code;
		String message = firstText(json, "message", "Message", "errorMessage");
		if (code.isEmpty()) {
			code = CognitoErrorCodes.UNKNOWN_ERROR;
		}
		String userMessage = (USER_MESSAGES.contains(code) && !message.isEmpty()) ? bounded(message) : null;
		return new CognitoError(operation, code, ErrorReasons.of(operation, code, message, status), status, requestId,
				userMessage);
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

	private static @Nullable JsonNode read(byte[] body) {
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

	private static boolean isBlank(byte[] body) {
		for (byte b : body) {
			if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
				return false;
			}
		}
		return true;
	}

	private static String bounded(String message) {
		return (message.length() > MAX_USER_MESSAGE) ? message.substring(0, MAX_USER_MESSAGE) : message;
	}

}
