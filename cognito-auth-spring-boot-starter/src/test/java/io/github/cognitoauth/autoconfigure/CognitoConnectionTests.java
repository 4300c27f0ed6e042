// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for what goes over the wire: the client is built from the application's
 * connectors, and nothing else of the application reaches it.
 */
class CognitoConnectionTests {

	private final CognitoStub cognito = new CognitoStub().issueTokens();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, WebClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, HttpClientAutoConfiguration.class,
				CodecsAutoConfiguration.class, JacksonAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues(this.cognito.properties());

	@AfterEach
	void stop() {
		this.cognito.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "jdk" })
	void signInWhenConnectorIsChosenThenSendsTheExactBody(String connector) {
		this.runner.withPropertyValues("spring.http.clients.reactive.connector=" + connector).run((context) -> {
			signIn(context);
			assertExactRequest();
		});
	}

	@Test
	void signInWhenJacksonIsConfiguredThenWireDoesNotChange() {
		this.runner
			.withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE",
					"spring.jackson.default-property-inclusion=non_empty",
					"spring.jackson.serialization.indent-output=true",
					"spring.jackson.deserialization.fail-on-unknown-properties=true")
			.run((context) -> {
				signIn(context);
				assertExactRequest();
			});
	}

	@Test
	void signInWhenWebClientIsCustomizedGloballyThenIsNotTouched() {
		List<String> seen = new ArrayList<>();
		this.runner.withBean(WebClientCustomizer.class, () -> (builder) -> builder.filter((request, next) -> {
			seen.add("filtered");
			return next.exchange(request);
		}).defaultHeader("X-Own", "leaked")).run((context) -> {
			signIn(context);
			assertThat(seen).isEmpty();
			assertThat(this.cognito.requests()).singleElement()
				.satisfies((request) -> assertThat(request.containsHeader("X-Own")).isFalse());
		});
	}

	@Test
	void signInWhenOwnCustomizerAddsHeaderThenIsSent() {
		this.runner
			.withBean(CognitoWebClientCustomizer.class, () -> (builder) -> builder.defaultHeader("X-Own", "wanted"))
			.run((context) -> {
				signIn(context);
				assertThat(this.cognito.requests()).singleElement()
					.satisfies((request) -> assertThat(request.getHeader("X-Own")).isEqualTo("wanted"));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "jdk" })
	void signInWhenRedirectedThenIsNotFollowed(String connector) {
		try (CognitoStub elsewhere = new CognitoStub().issueTokens()) {
			this.cognito.redirect("http://127.0.0.1:" + elsewhere.port() + "/");
			this.runner
				.withPropertyValues("spring.http.clients.reactive.connector=" + connector,
						"spring.http.clients.redirects=follow", "cognito.retry.max-attempts=1")
				.withBean(ClientHttpConnectorBuilderCustomizer.class, CognitoConnectionTests::followRedirects)
				.run((context) -> {
					assertThatException().isThrownBy(() -> signIn(context));
					assertThat(elsewhere.requests()).isEmpty();
				});
		}
	}

	@Test
	void signInWhenConnectionIsResetThenIsNotRepeatedUnasked() {
		this.runner.withPropertyValues("cognito.retry.max-attempts=1").run((context) -> {
			signIn(context);
			this.cognito.hangUp();
			assertThatException().isThrownBy(() -> signIn(context));
			assertThat(this.cognito.requests()).hasSize(2);
		});
	}

	@Test
	void signInWhenContextWasStoppedAndStartedThenConnectsAgain() {
		this.runner.run((context) -> {
			signIn(context);
			ConfigurableApplicationContext source = context.getSourceApplicationContext();
			source.stop();
			source.start();
			signIn(context);
			assertThat(this.cognito.requests()).hasSize(2);
		});
	}

	@Test
	void connectorWhenContextIsClosedThenIsNotRunning() {
		this.runner.run((context) -> {
			CognitoClientHttpConnector connector = context.getBean(CognitoClientHttpConnector.class);
			signIn(context);
			assertThat(connector.isRunning()).isTrue();
			context.getSourceApplicationContext().close();
			assertThat(connector.isRunning()).isFalse();
		});
	}

	private static ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> followRedirects() {
		return new FollowRedirects();
	}

	private void assertExactRequest() {
		assertThat(this.cognito.requests()).singleElement().satisfies((request) -> {
			assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-amz-json-1.1");
			assertThat(request.getHeader("X-Amz-Target")).isEqualTo("AWSCognitoIdentityProviderService.InitiateAuth");
			assertThat(request.containsHeader("Authorization")).isFalse();
			assertThat(equalToJson("""
					{"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "1example23456789",
					 "AuthParameters": {"USERNAME": "alice", "PASSWORD": "Wonderland-1"}}""")
				.match(request.getBodyAsString())
				.isExactMatch()).isTrue();
		});
	}

	private static void signIn(ApplicationContext context) {
		AuthenticationOutcome outcome = context.getBean(CognitoPasswordAuthenticator.class)
			.authenticate("alice", "Wonderland-1")
			.block();
		assertThat(outcome).isInstanceOf(AuthenticationOutcome.Authenticated.class);
	}

	private static final class FollowRedirects
			implements ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> {

		@Override
		public ReactorClientHttpConnectorBuilder customize(ReactorClientHttpConnectorBuilder builder) {
			return builder.withHttpClientCustomizer((client) -> client.followRedirect(true));
		}

	}

}
