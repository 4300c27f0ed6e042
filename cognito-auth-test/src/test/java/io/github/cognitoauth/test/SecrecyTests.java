// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.CodePurpose;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.DeliveredCode;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that secrets stay out of logs and of {@code toString}.
 */
class SecrecyTests {

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension
		.of(CognitoUserPoolServer.builder().user("alice", (user) -> user.password("Wonderland-1")));

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Level level = this.root.getLevel();

	@BeforeEach
	void listen() {
		this.log.start();
		this.root.addAppender(this.log);
		this.root.setLevel(Level.TRACE);
	}

	@AfterEach
	void stopListening() {
		this.root.setLevel(this.level);
		this.root.detachAppender(this.log);
	}

	@Test
	void logWhenAtTraceThenHoldsNeitherPasswordsNorTokens(CognitoUserPoolServer pool) throws Exception {
		LoggerFactory.getLogger(getClass()).trace("the log is heard");
		String answer = signIn(pool, "Wonderland-1");
		signIn(pool, "Wrong-Password-1");
		String accessToken = JsonMapper.shared()
			.readTree(answer)
			.path("AuthenticationResult")
			.path("AccessToken")
			.stringValue();
		assertThat(lines()).contains("the log is heard")
			.noneMatch((message) -> message.contains("Wonderland-1") || message.contains("Wrong-Password-1")
					|| message.contains(accessToken));
	}

	/** The threads of the pool and of the client log meanwhile, under this lock. */
	private List<String> lines() {
		synchronized (this.log) {
			return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
		}
	}

	@Test
	void toStringWhenOfValuesThenHoldsNoSecret(CognitoUserPoolServer pool) {
		String secret = "exampleSecretexampleSecret";
		assertThat(AppClientSettings.builder("web").secret(secret).build().toString()).contains("web")
			.doesNotContain(secret);
		assertThat(new DeliveredCode("alice", DeliveryMedium.SMS, "+491700000000", CodePurpose.SIGN_UP, "424242",
				pool.clock().instant())
			.toString()).contains("alice").doesNotContain("424242");
		assertThat(new CustomAuthentication.Question(Map.of(), "rabbit").toString()).doesNotContain("rabbit");
	}

	private static String signIn(CognitoUserPoolServer pool, String password) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(pool.endpoint())
				.header("Content-Type", "application/x-amz-json-1.1")
				.header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")
				.POST(HttpRequest.BodyPublishers.ofString("""
						{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"%s",
						 "AuthParameters":{"USERNAME":"alice","PASSWORD":"%s"}}""".formatted(pool.clientId(),
						password)))
				.build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

}
