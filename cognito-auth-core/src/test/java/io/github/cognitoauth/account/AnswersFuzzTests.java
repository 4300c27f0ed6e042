// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever JSON an answer holds, there is a value or a typed error. Runs over the stored
 * inputs; with {@code JAZZER_FUZZ=1} it searches for new ones.
 */
class AnswersFuzzTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@FuzzTest(maxDuration = "10m")
	void readWhenAnswerIsArbitraryThenValueOrTypedError(byte[] json) {
		ObjectNode object = objectOf(json);
		if (object == null) {
			return;
		}
		CognitoResponse answer = new CognitoResponse(CognitoOperation.GetUser, 200, null, object, null);
		check(() -> assertThat(UserProfile.of(answer).attributes()).doesNotContainKey(null));
		check(() -> assertThat(UserAuthFactors.of(answer).factors()).doesNotContainNull());
		check(() -> assertThat(SignUpResult.of(answer).userSub()).isNotEmpty());
		assertThat(Pages.page(answer, "Devices", UserDevice::of, "PaginationToken").items()).doesNotContainNull();
		assertThat(Pages.page(answer, "Credentials", PasskeyDescription::of, "NextToken").items()).doesNotContainNull();
		assertThat(Answers.codeDelivery(object.get("CodeDeliveryDetails"))).isNotNull();
	}

	private static void check(Runnable reading) {
		try {
			reading.run();
		}
		catch (CognitoException ex) {
			assertThat(ex.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		}
	}

	private static @Nullable ObjectNode objectOf(byte[] json) {
		try {
			return (MAPPER.readTree(json) instanceof ObjectNode object) ? object : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
