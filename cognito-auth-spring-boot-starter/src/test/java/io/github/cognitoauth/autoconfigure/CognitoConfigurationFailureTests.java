// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.function.Consumer;

import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.oauth2.CognitoResourceServerAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link CognitoConfigurationFailureAnalyzer} says about properties of the
 * connection and the client.
 */
class CognitoConfigurationFailureTests {

	private static final String[] VALID = { "cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3",
			"cognito.client-id=1example23456789" };

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CognitoAutoConfiguration.class,
			CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class,
			CognitoSecurityAutoConfiguration.class, CognitoResourceServerAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	@Test
	void startWhenNothingIsSetThenNamesBothPropertiesAndTheWayOut() {
		assertFailure(this.runner, (analysis) -> {
			assertThat(analysis.getDescription()).contains("- 'cognito.user-pool-id' is not set.")
				.contains("- 'cognito.client-id' is not set.");
			assertThat(analysis.getAction()).contains("eu-west-1_Ab1Cd2Ef3")
				.contains("1example23456789")
				.contains("CognitoConnectionDetails")
				.contains("cognito.enabled=false");
		});
	}

	@Test
	void startWhenPoolIdIsMalformedThenSaysWhatItLooksLike() {
		assertFailure(this.runner.withPropertyValues("cognito.user-pool-id=my pool", "cognito.client-id=abc"),
				(analysis) -> {
					assertThat(analysis.getDescription()).contains("'cognito.user-pool-id' is not accepted")
						.doesNotContain("my pool")
						.doesNotContain("client-id");
					assertThat(analysis.getAction()).contains("eu-west-1_Ab1Cd2Ef3");
				});
	}

	@Test
	void startWhenClientIdIsMalformedThenSaysWhatItLooksLike() {
		assertFailure(valid().withPropertyValues("cognito.client-id=My App!"),
				(analysis) -> assertThat(analysis.getDescription() + analysis.getAction())
					.contains("'cognito.client-id' does not look like the id of an app client")
					.contains("1example23456789"));
	}

	@ParameterizedTest
	@CsvSource({ "0", "-1", "10001" })
	void startWhenCallsPerSecondAreOutOfBoundsThenSaysWhatTheQuotaIs(int callsPerSecond) {
		assertFailure(valid().withPropertyValues("cognito.calls-per-second=" + callsPerSecond), (analysis) -> {
			assertThat(analysis.getDescription()).contains("'cognito.calls-per-second' is not between 1 and 10000");
			assertThat(analysis.getAction()).contains("UserAuthentication", "120");
		});
	}

	@ParameterizedTest
	@CsvSource({ "evil.example.com/x", "eu-west-1.evil.com", "eu west", "-eu" })
	void startWhenRegionIsNoHostLabelThenIsRefused(String region) {
		assertFailure(valid().withPropertyValues("cognito.region=" + region),
				(analysis) -> assertThat(analysis.getDescription())
					.contains("'cognito.region' is not accepted: A region is a single host label"));
	}

	@Test
	void startWhenRegionHasNoFipsThenIsRefused() {
		assertFailure(valid().withPropertyValues("cognito.region=eu-west-1", "cognito.fips=true"),
				(analysis) -> assertThat(analysis.getDescription()).contains("no FIPS endpoint in region"));
	}

	@Test
	void startWhenRegionOfPoolIdHasNoFipsThenNamesFipsAndRegion() {
		assertFailure(valid().withPropertyValues("cognito.fips=true"), (analysis) -> {
			assertThat(analysis.getDescription())
				.contains("'cognito.fips' is not accepted: Amazon Cognito has no FIPS");
			assertThat(analysis.getAction()).contains("'cognito.region'");
		});
	}

	@Test
	void startWhenPoolIdIsMalformedAndFipsIsSetThenNamesPoolIdOnly() {
		assertFailure(valid().withPropertyValues("cognito.user-pool-id=my pool", "cognito.fips=true"),
				(analysis) -> assertThat(analysis.getDescription()).contains("cognito.user-pool-id")
					.doesNotContain("cognito.fips"));
	}

	@ParameterizedTest
	@CsvSource({ "local-client-1", "client.one" })
	void startWhenEndpointIsSetThenClientIdMayHaveOtherCharacters(String clientId) {
		valid().withPropertyValues("cognito.endpoint=http://localhost:9229", "cognito.client-id=" + clientId)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startWhenEndpointIsSetAndClientIdHasWhiteSpaceThenIsRefused() {
		assertFailure(valid().withPropertyValues("cognito.endpoint=http://localhost:9229", "cognito.client-id=my app"),
				(analysis) -> assertThat(analysis.getDescription()).contains("'cognito.client-id' does not look like"));
	}

	@ParameterizedTest
	@CsvSource({ "http://example.com", "ftp://localhost", "https://user:hush@example.com", "localhost:9229" })
	void startWhenEndpointCouldLeakPasswordsThenIsRefused(String endpoint) {
		assertFailure(valid().withPropertyValues("cognito.endpoint=" + endpoint), (analysis) -> {
			assertThat(analysis.getDescription()).contains("'cognito.endpoint' is not accepted").doesNotContain("hush");
			assertThat(analysis.getAction()).contains("http://localhost:9229");
		});
	}

	@Test
	void startWhenFipsAndEndpointAreSetThenIsRefused() {
		assertFailure(valid().withPropertyValues("cognito.endpoint=http://localhost:1", "cognito.fips=true"),
				(analysis) -> assertThat(analysis.getDescription())
					.contains("'cognito.fips' is set together with 'cognito.endpoint'"));
	}

	@Test
	void startWhenSecretIsSetTwiceThenNamesBothAndNoValue() {
		assertFailure(
				valid().withPropertyValues("cognito.client-secret=hush-one", "cognito.client-secrets[0]=hush-two"),
				(analysis) -> assertThat(analysis.getDescription())
					.contains("'cognito.client-secret' is set together with 'cognito.client-secrets'")
					.doesNotContain("hush"));
	}

	@Test
	void startWhenThreeSecretsAreSetThenIsRefused() {
		assertFailure(valid().withPropertyValues("cognito.client-secrets=hush1,hush2,hush3"),
				(analysis) -> assertThat(analysis.getDescription())
					.contains("'cognito.client-secrets' has more than two")
					.doesNotContain("hush"));
	}

	@Test
	void startWhenSecretOfRotationIsEmptyThenIsRefused() {
		assertFailure(valid().withPropertyValues("cognito.client-secrets[0]=hush1", "cognito.client-secrets[1]="),
				(analysis) -> assertThat(analysis.getDescription())
					.contains("'cognito.client-secrets' has an empty value")
					.doesNotContain("hush"));
	}

	@ParameterizedTest
	@CsvSource({ "cognito.client-secret", "cognito.client-secrets[0]" })
	void startWhenPlaceholderOfSecretIsNotResolvedThenNamesProperty(String property) {
		assertFailure(valid().withPropertyValues(property + "=${NO_SUCH_VARIABLE}"),
				(analysis) -> assertThat(analysis.getDescription() + analysis.getAction())
					.contains("'" + property + "' is a placeholder that nothing resolves")
					.contains("environment variable"));
	}

	@Test
	void startWhenSecretOnlyLooksLikePlaceholderThenIsAccepted() {
		valid().withPropertyValues("cognito.client-secret=a${b}c").run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			cognito.http.connect-timeout=0s    | 'cognito.http.connect-timeout' is PT0S
			cognito.http.read-timeout=-1s      | 'cognito.http.read-timeout' is PT-1S
			cognito.http.request-timeout=-5s   | 'cognito.http.request-timeout' is PT-5S
			cognito.http.connect-timeout=25d   | 'cognito.http.connect-timeout' is PT600H, which is longer than
			cognito.http.max-response-size=10B | 'cognito.http.max-response-size' is not between 1KB and 2GB
			cognito.http.max-connections=0     | 'cognito.http.max-connections' is not positive
			cognito.http.max-pending-requests=0| 'cognito.http.max-pending-requests' is not positive
			cognito.retry.max-attempts=0       | 'cognito.retry.max-attempts' is not between 1 and 10
			cognito.retry.base-delay=-1ms      | 'cognito.retry.base-delay' is negative
			cognito.retry.max-delay=1ms        | 'cognito.retry.max-delay' is PT0.001S, which is shorter
			cognito.http.ssl.bundle=missing    | 'cognito.http.ssl.bundle' names an SSL bundle that does not
			cognito.issuer-uri=pool            | 'cognito.issuer-uri' is not accepted: An endpoint is an abso
			cognito.issuer-uri=http://a.b/pool | 'cognito.issuer-uri' is not accepted: An endpoint without TLS
			""")
	void startWhenSettingIsOutOfBoundsThenNamesIt(String property, String expected) {
		assertFailure(valid().withPropertyValues(property), (analysis) -> {
			assertThat(analysis.getDescription()).contains(expected);
			assertThat(analysis.getAction()).isNotBlank();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			cognito.security.timeout=0s        | 'cognito.security.timeout' is PT0S
			cognito.security.challenge-timeout=-1m| 'cognito.security.challenge-timeout' is PT-1M
			cognito.security.challenge-max-attempts=0| 'cognito.security.challenge-max-attempts' is not
			""")
	void startWhenSettingOfLoginIsOutOfBoundsThenNamesIt(String property, String expected) {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(VALID)
			.withPropertyValues(property)
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getDescription()).contains(expected));
	}

	@Test
	void startWhenKeysOfResourceServerComeWithoutTlsThenIsRefused() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(VALID)
			.withPropertyValues("cognito.resource-server.enabled=true",
					"cognito.resource-server.jwk-set-uri=http://a.b/keys")
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getDescription())
				.contains("'cognito.resource-server.jwk-set-uri' is not accepted"));
	}

	@Test
	void startWhenAllPartsAreWrongThenNamesEveryProblemAtOnce() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("cognito.user-pool-id=my pool", "cognito.http.max-connections=0",
					"cognito.http.ssl.bundle=missing", "cognito.retry.max-attempts=0", "cognito.security.timeout=0s",
					"cognito.resource-server.enabled=true", "cognito.resource-server.jwk-set-uri=http://a.b/keys",
					"cognito.service-accounts.a.username=u", "cognito.service-accounts.b.refresh.timeout=-1s",
					"cognito.service-accounts.c.typo=x", "cognito.token-store.type=redis")
			.withBean(CognitoConfigurationValidator.class,
					() -> (problems) -> problems.add("example.own", "is wrong", "Set it."))
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getDescription())
				.contains("'cognito.user-pool-id' is not accepted")
				.contains("'cognito.client-id' is not set")
				.contains("'cognito.http.max-connections' is not positive")
				.contains("'cognito.http.ssl.bundle' names an SSL bundle")
				.contains("'cognito.retry.max-attempts' is not between")
				.contains("'cognito.security.timeout' is PT0S")
				.contains("'cognito.resource-server.jwk-set-uri' is not accepted")
				.contains("'cognito.service-accounts.a.password' is not set")
				.contains("'cognito.service-accounts.b.username' is not set")
				.contains("'cognito.service-accounts.b.refresh.timeout' is PT-1S")
				.contains("'cognito.service-accounts.c' has no property")
				.contains("'cognito.token-store.type' is 'redis', but there is no connection")
				.contains("'cognito.token-store.encryption-key' is not set")
				.contains("'example.own' is wrong"));
	}

	@Test
	void startWhenInitializationIsLazyThenConfigurationIsCheckedAllTheSame() {
		this.runner.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.retry.max-attempts=0")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(analyze(context.getStartupFailure()).getDescription())
				.contains("'cognito.client-id' is not set")
				.contains("'cognito.retry.max-attempts' is not between"));
	}

	private ApplicationContextRunner valid() {
		return this.runner.withPropertyValues(VALID);
	}

	private static void assertFailure(ApplicationContextRunner runner, Consumer<FailureAnalysis> assertions) {
		runner.run((context) -> {
			assertThat(context).hasFailed();
			assertions.accept(analyze(context.getStartupFailure()));
		});
	}

	private static FailureAnalysis analyze(@Nullable Throwable failure) {
		FailureAnalysis analysis = new CognitoConfigurationFailureAnalyzer().analyze(failure);
		assertThat(analysis).isNotNull();
		return analysis;
	}

}
