// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ResponseDecoder}.
 */
class ResponseDecoderTests {

	private static final String REQUEST_ID = "0c5b1d3a-5f6e-4a57-9d39-6d1f4bd1a111";

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\r\n\t ", "{}" })
	void decodeWhenSuccessIsEmptyThenObjectIsEmpty(String body) {
		assertThat(Answers.decode(CognitoOperation.DeleteUser, 200, null, REQUEST_ID, bytes(body)).body()).isEmpty();
	}

	@Test
	void decodeWhenSuccessHasUnknownMembersThenTheyAreKept() {
		assertThat(Answers
			.decode(CognitoOperation.GetUser, 200, null, null,
					bytes("{\"Username\": \"alice\", \"New\": {\"a\": [1]}}"))
			.body()
			.propertyNames()).containsExactly("Username", "New");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>ok</html>", "{\"Username\": \"al", "[]", "\"text\"", "7", "null", "{} {}", "{}x",
			"\uFEFF\uFEFF{}" })
	void decodeWhenSuccessIsNoJsonObjectThenErrorIsTyped(String body) {
		assertThatExceptionOfType(CognitoUnavailableException.class)
			.isThrownBy(() -> Answers.decode(CognitoOperation.GetUser, 200, null, REQUEST_ID, bytes(body)))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE))
			.satisfies((ex) -> assertThat(ex.requestId()).isEqualTo(REQUEST_ID));
	}

	@Test
	void decodeWhenSuccessIsNestedTooDeeplyThenErrorIsTyped() {
		String body = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);

		assertThatExceptionOfType(CognitoUnavailableException.class)
			.isThrownBy(() -> Answers.decode(CognitoOperation.GetUser, 200, null, null, bytes(body)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', value = {
			// header | body
			"NotAuthorizedException: | {`a`: 1}", "NotAuthorizedException | {}",
			"NotAuthorizedException:http://internal.amazon.com/coral/ | {}",
			"com.amazonaws.cognito#NotAuthorizedException | {}",
			"com.amazonaws.cognito#NotAuthorizedException:http://x | {}",
			"NotAuthorizedException | {`__type`: `UserNotFoundException`}", "NotAuthorizedException | <html></html>",
			"NotAuthorizedException: | ``", "- | {`__type`: `NotAuthorizedException`}",
			"- | {`__type`: `com.amazonaws.cognito#NotAuthorizedException`}",
			"- | {`__type`: `NotAuthorizedException:http://x`}", "- | {`code`: `NotAuthorizedException`}",
			"- | {`__type`: null, `code`: `NotAuthorizedException`}", ": | {`__type`: `NotAuthorizedException`}",
			"` ` | {`__type`: ` NotAuthorizedException `}", "- | {`__type`: `NotAuthorizedException`, `message`: null}",
			"- | {`__type`: `NotAuthorizedException`, `message`: {`a`: 1}, `new`: []}" })
	void errorWhenTypeIsAnywhereThenCodeIsFound(@Nullable String header, @Nullable String body) {
		CognitoError error = Answers.error(CognitoOperation.InitiateAuth, 400, header, REQUEST_ID,
				bytes((body != null) ? body.replace('`', '"') : ""));

		assertThat(error.code()).isEqualTo("NotAuthorizedException");
		assertThat(error.requestId()).isEqualTo(REQUEST_ID);
		assertThat(error.toException(null)).isInstanceOf(CognitoCredentialsRejectedException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "message", "Message", "errorMessage" })
	void errorWhenMessageHasAnySpellingThenReasonIsFound(String member) {
		CognitoError error = Answers.error(CognitoOperation.InitiateAuth, 400, null, null,
				bytes("{\"__type\": \"NotAuthorizedException\", \"%s\": \"User is disabled.\"}".formatted(member)));

		assertThat(error.reason()).isEqualTo(CognitoErrorReason.USER_DISABLED);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "400, MISCONFIGURED", "403, MISCONFIGURED", "404, MISCONFIGURED", "408, UNAVAILABLE",
					"429, UNAVAILABLE", "500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE",
					"504, UNAVAILABLE" })
	void errorWhenBodyIsHtmlThenStatusDecides(int status, String kind) {
		CognitoError error = Answers.error(CognitoOperation.InitiateAuth, status, null, null,
				bytes("<!DOCTYPE html><html><body>Request blocked. alice</body></html>"));

		assertThat(error.code()).isEqualTo(CognitoErrorCodes.UNKNOWN_ERROR);
		assertThat(error.toException(null)).hasMessageNotContaining("alice");
		assertThat(error.reason().kind()).hasToString(kind);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "{\"__type\": \"NotAuth", "[1]", "\u0000\u0001", "{\"__type\": 7}", "{\"__type\": []}" })
	void errorWhenBodyIsBrokenThenCodeIsUnknown(String body) {
		assertThat(Answers.error(CognitoOperation.InitiateAuth, 400, null, null, bytes(body)).code())
			.isEqualTo(CognitoErrorCodes.UNKNOWN_ERROR);
	}

	@Test
	void errorWhenServiceRepeatsInputThenMessageDoesNot() {
		CognitoException ex = Answers
			.error(CognitoOperation.InitiateAuth, 400, "InvalidParameterException", REQUEST_ID, bytes("""
					{"message": "1 validation error detected: Value 'Wonderland-1' at 'password' failed"}"""))
			.toException(null);

		assertThat(ex).hasMessage(
				"InitiateAuth failed: InvalidParameterException, HTTP 400, request id 0c5b1d3a-5f6e-4a57-9d39-6d1f4bd1a111");
		assertThat(ex.userMessage()).isNull();
	}

	@Test
	void decodeWhenStatusIsTheFirstThatRedirectsThenIsAnError() {
		assertThatExceptionOfType(CognitoException.class)
			.isThrownBy(() -> Answers.decode(CognitoOperation.GetUser, 300, null, null, bytes("{}")))
			.returns(CognitoErrorReason.REDIRECTED, CognitoException::reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "@", "[", "`", "{", "/", ";", " ", "\u00e9", "\u0130" })
	void errorWhenCodeHasWhatNoCodeHasThenItIsReplaced(String character) {
		CognitoError error = CognitoError.local("azAZ09._:-" + character, CognitoErrorReason.UNSPECIFIED);

		assertThat(error.code()).isEqualTo("azAZ09._:-?");
		assertThat(error).hasToString("Sign-in failed: azAZ09._:-?");
	}

	@Test
	void errorWhenCodeOrRequestIdHasControlCharactersThenTheyCannotForgeLogLines() {
		CognitoException ex = Answers
			.error(CognitoOperation.InitiateAuth, 400, null, "id\r\n" + "x".repeat(500),
					bytes("{\"__type\": \"Bad\\nERROR forged " + "y".repeat(500) + "\"}"))
			.toException(null);

		assertThat(ex.getMessage()).doesNotContain("\n", "\r").hasSizeLessThan(250);
	}

	@ParameterizedTest
	@CsvSource({ "InvalidPasswordException, true", "PasswordHistoryPolicyViolationException, true",
			"UserLambdaValidationException, true", "InvalidParameterException, false",
			"NotAuthorizedException, false" })
	void userMessageWhenTextIsMeantForUserThenIsKeptAndBounded(String code, boolean kept) {
		CognitoError error = Answers.error(CognitoOperation.SignUp, 400, code, null,
				bytes("{\"message\": \"" + "m".repeat(2000) + "\"}"));

		assertThat(error.userMessage()).isEqualTo(kept ? "m".repeat(500) : null);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
