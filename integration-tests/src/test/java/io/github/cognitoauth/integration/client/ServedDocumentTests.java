// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.client;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;

import io.github.cognitoauth.integration.client.ApiApplication.Stack;
import io.github.cognitoauth.integration.openapi.OpenApi;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document that is served says what this application offers, where, and nothing else.
 */
class ServedDocumentTests {

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void getWhenBasePathAndSwitchesAreOthersThenDocumentFollowsThem(Stack stack) {
		try (ApiApplication application = ApiApplication.startWith(stack, this.pool, "cognito.api.base-path=/members",
				"cognito.resource-server.enabled=true", "cognito.account.devices=false")) {
			HttpResponse<String> answer = application.get("/members/openapi.json");
			assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
			OpenApi api = OpenApi.of(answer.body());
			assertThat(api.basePath()).isEqualTo("/members");
			assertThat(api.operations()).containsKeys("sign-in", "account", "list-sessions")
				.doesNotContainKeys("sign-up", "confirm-sign-up", "delete-account", "list-devices", "forget-device");
			Set<String> offered = new TreeSet<>();
			JsonMapper.shared()
				.readTree(application.get("/members/sign-in").body())
				.path("operations")
				.forEach((id) -> offered.add(id.asString()));
			assertThat(offered).isEqualTo(new TreeSet<>(api.operations().keySet()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void getWhenNothingVerifiesTokensThenNothingNeedsThem(Stack stack) {
		try (ApiApplication application = ApiApplication.startWith(stack, this.pool)) {
			assertThat(application.document().operations().keySet()).containsExactlyInAnyOrder("start", "sign-in",
					"answer", "refresh", "sign-out", "forgot-password", "reset-password");
		}
	}

	@ParameterizedTest
	@EnumSource
	void getWhenDocumentIsSwitchedOffThenIsNotOffered(Stack stack) {
		try (ApiApplication application = ApiApplication.startWith(stack, this.pool, "cognito.api.open-api=false")) {
			HttpResponse<String> answer = application.get("/auth/openapi.json");
			assertThat(answer.statusCode()).isEqualTo(404);
			assertThat(answer.body()).contains("\"code\":\"not-offered\"");
		}
	}

}
