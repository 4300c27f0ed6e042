// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.api;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.health.CognitoApiHealthContributorAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.account.CognitoAccountAutoConfiguration;
import io.github.cognitoauth.health.CognitoApiHealthIndicator;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.limit.CognitoRateLimiter;
import io.github.cognitoauth.security.limit.RateDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoApiAutoConfiguration}, {@link ApiPropertiesValidator} and the
 * health of the API.
 */
class CognitoApiAutoConfigurationTests {

	/** Base64 of 32 bytes. */
	private static final String KEY = "hushhushhushhushhushhushhushhushhushhushhus=";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
						CognitoSecurityAutoConfiguration.class, CognitoAccountAutoConfiguration.class,
						CognitoApiAutoConfiguration.class, CognitoApiHealthContributorAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
				"cognito.api.enabled=true");

	@Test
	void propertiesThenThoseOfTheApi() {
		this.runner
			.withPropertyValues("cognito.api.base-path=/v1/sign.in_~-", "cognito.api.mode=session",
					"cognito.api.encryption-key=" + KEY, "cognito.api.previous-encryption-keys=" + KEY)
			.run((context) -> {
				assertThat(context.getBean(Api.class).basePath()).isEqualTo("/v1/sign.in_~-");
				assertThat(context.getBean(Api.class).mode()).isEqualTo(ApiMode.SESSION);
			});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "auth", "/", "/auth/", "/auth//v1", "/auth/**", "/auth/{id}", "/au th", "/auth?x=1", "''" })
	void basePathWhenItIsNoneThenNamedInTheReport(String path) {
		assertRefused("cognito.api.base-path", "cognito.api.base-path=" + path.replace("'", ""));
	}

	@ParameterizedTest
	@CsvSource({ "encryption-key, secret", "encryption-key, aHVzaA==", "encryption-key, ${undefined.key}" })
	void keyWhenUnusableThenNamedInTheReportWithoutItsValue(String property, String value) {
		assertRefused("cognito.api." + property, "cognito.api." + property + "=" + value);
	}

	@Test
	void previousKeyWhenUnusableThenNamedInTheReportByItsPlace() {
		assertRefused("cognito.api.previous-encryption-keys[1]", "cognito.api.encryption-key=" + KEY,
				"cognito.api.previous-encryption-keys=" + KEY + ",secret");
		assertRefused("cognito.api.previous-encryption-keys", "cognito.api.previous-encryption-keys=" + KEY);
	}

	private void assertRefused(String named, String... properties) {
		this.runner.withPropertyValues(properties)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(CognitoConfigurationException.class)
				.message()
				.contains(named)
				.doesNotContain("secret\"", "'secret'", "aHVzaA==", KEY));
	}

	@Test
	void healthWhenLimiterIsThereThenUpWithTheMode() {
		this.runner.withBean(CognitoRateLimiter.class, () -> (attempt) -> Mono.just(RateDecision.allowed(Mono.empty())))
			.run((context) -> {
				Health health = context.getBean(CognitoApiHealthIndicator.class).health();
				assertThat(health).isNotNull();
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("mode", "body").containsEntry("limiter", "on");
			});
	}

	@Test
	void healthWhenLimiterIsMissingThenUpAndSaid() {
		this.runner.withPropertyValues("cognito.security.limits.enabled=false").run((context) -> {
			Health health = context.getBean(CognitoApiHealthIndicator.class).health();
			assertThat(health).isNotNull();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("limiter", "none: only the pool limits failed attempts");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "cognito.api.enabled=false", "management.health.cognito-api.enabled=false",
			"cognito.security.enabled=false" })
	void healthWhenSwitchedOffThenIsAbsent(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CognitoApiHealthIndicator.class));
	}

	@Test
	void healthWhenUserDefinesItOrBootHealthIsMissingThenBacksOff() {
		this.runner.withBean("cognitoApiHealthIndicator", String.class, () -> "own")
			.run((context) -> assertThat(context).doesNotHaveBean(CognitoApiHealthIndicator.class));
		this.runner.withClassLoader(new FilteredClassLoader(HealthContributor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("cognitoApiHealthIndicator"));
	}

}
