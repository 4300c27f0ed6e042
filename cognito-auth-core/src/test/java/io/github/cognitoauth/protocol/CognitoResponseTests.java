// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoResponse}.
 */
class CognitoResponseTests {

	private final ObjectNode body = JsonNodeFactory.instance.objectNode().put("AccessToken", "secret-token");

	@Test
	void refusedWhenRegionAnsweredThenErrorSaysWhich() {
		CognitoResponse response = new CognitoResponse(CognitoOperation.GetUser, 200, "request-1", this.body,
				"eu-central-1");
		CognitoError error = response.refused("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS).error();
		assertThat(error.region()).isEqualTo("eu-central-1");
		assertThat(error.requestId()).isEqualTo("request-1");
		assertThat(error.code()).isEqualTo("NotAuthorizedException");
	}

	@Test
	void refusedWhenPoolHasNoReplicaThenErrorHasNoRegion() {
		CognitoResponse response = new CognitoResponse(CognitoOperation.GetUser, 200, null, this.body, null);
		assertThat(response.invalid().error().region()).isNull();
	}

	@Test
	void toStringWhenAnswerHasTokensThenNamesMembersWithoutValues() {
		CognitoResponse response = new CognitoResponse(CognitoOperation.GetUser, 200, null, this.body, null);
		assertThat(response).hasToString("CognitoResponse[GetUser, HTTP 200, members=[AccessToken]]");
		assertThat(response.invalid("There is no user").getCause()).hasMessageContaining("There is no user in ")
			.hasMessageContaining("AccessToken")
			.hasMessageNotContaining("secret-token");
	}

}
