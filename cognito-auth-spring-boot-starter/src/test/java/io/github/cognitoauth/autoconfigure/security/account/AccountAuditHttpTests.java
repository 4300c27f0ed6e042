// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.account;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.account.AnswerDelay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Tests for the audit events of operations that came as JSON by HTTP. */
class AccountAuditHttpTests {

	private static final String RESET = "{\"username\":\"alice\",\"code\":\"123456\",\"newPassword\":\"Looking-Glass-2\"}";

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void operationWhenItCameByHttpThenAuditEventWithTheAddressOfTheClient(WebApplicationType stack)
			throws IOException, InterruptedException {
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class).web(stack)
			.properties("server.port=0", "spring.main.banner-mode=off", "management.health.redis.enabled=false",
					"cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
					"cognito.api.enabled=true")
			.run()) {
			assertThat(send(application, RESET)).isEqualTo(204);
			assertThat(send(application, "{\"username\":\"alice\",\"code\":\"123456\"}")).isEqualTo(400);
			AuditEventRepository events = application.getBean(AuditEventRepository.class);
			assertThat(events.find("alice", null, "ACCOUNT_RESET_PASSWORD_SUCCESS")).singleElement()
				.extracting(AuditEvent::getData)
				.isEqualTo(Map.of("remoteAddress", "127.0.0.1"));
			assertThat(events.find("alice", null, "ACCOUNT_RESET_PASSWORD_FAILURE")).singleElement()
				.extracting(AuditEvent::getData)
				.isEqualTo(Map.of("problem", "answer-incomplete", "remoteAddress", "127.0.0.1"));
		}
	}

	private static int send(ConfigurableApplicationContext application, String body)
			throws IOException, InterruptedException {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/auth/password/reset"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		CognitoUserAccounts accounts() {
			CognitoUserAccounts accounts = mock(CognitoUserAccounts.class);
			given(accounts.confirmForgotPassword(any())).willReturn(Mono.empty());
			return accounts;
		}

		@Bean
		AnswerDelay noDelay() {
			return AnswerDelay.between(Duration.ZERO, Duration.ZERO);
		}

		@Bean
		InMemoryAuditEventRepository auditEventRepository() {
			return new InMemoryAuditEventRepository();
		}

	}

}
