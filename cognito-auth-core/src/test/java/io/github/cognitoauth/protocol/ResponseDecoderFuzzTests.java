// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the service or something between sends, there is a JSON object or a typed
 * error. Runs over the stored inputs; with {@code JAZZER_FUZZ=1} it searches for new
 * ones.
 */
class ResponseDecoderFuzzTests {

	@FuzzTest(maxDuration = "10m")
	void decodeWhenSuccessIsArbitraryThenObjectOrTypedError(byte[] body) {
		try {
			CognitoResponse answer = Answers.decode(CognitoOperation.InitiateAuth, 200, null, null, body);
			assertThat(answer).isNotNull();
		}
		catch (CognitoException ex) {
			assertThat(ex.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		}
	}

	@FuzzTest(maxDuration = "10m")
	void errorWhenAnswerIsArbitraryThenIsTypedAndPrintable(byte[] statusTypeAndBody) {
		String[] lines = { "", "", "" };
		String[] split = new String(statusTypeAndBody, StandardCharsets.UTF_8).split("\n", 3);
		System.arraycopy(split, 0, lines, 0, split.length);
		int status = 300 + Math.floorMod(lines[0].hashCode(), 300);

		CognitoError error = Answers.error(CognitoOperation.RespondToAuthChallenge, status, lines[1], lines[0],
				lines[2].getBytes(StandardCharsets.UTF_8));
		CognitoException ex = error.toException(null);

		assertThat(ex.code()).isNotEmpty().hasSizeLessThanOrEqualTo(80);
		assertThat(ex.getMessage()).matches("[ -~]{1,300}");
		assertThat(ex.reason()).isNotNull();
		String shown = ex.userMessage();
		assertThat((shown != null) ? shown : "").hasSizeLessThanOrEqualTo(500);
	}

}
