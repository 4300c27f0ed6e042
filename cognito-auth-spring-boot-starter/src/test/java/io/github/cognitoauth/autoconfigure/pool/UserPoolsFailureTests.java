// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.function.Consumer;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the start says about user pools that cannot work.
 */
class UserPoolsFailureTests {

	private static final String PARTNER = "cognito.user-pools.partner.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=eu-west-1_MainPool1", "cognito.client-id=1main4567890123456789");

	@Test
	void startWhenSeveralPoolsAreWrongThenReportsAllAtOnceAndNoSecret() {
		assertFailure(
				this.runner.withPropertyValues("cognito.user-pools.a.client-id=1a",
						"cognito.user-pools.b.user-pool-id=nonsense", "cognito.user-pools.b.client-id=1b",
						"cognito.user-pools.b.client-secret=hush-1", "cognito.user-pools.b.client-secrets[0]=hush-2",
						"cognito.user-pools.c.user-pool-id=eu-west-1_Ccccccc1", "cognito.user-pools.c.client-id=my app",
						"cognito.user-pools.c.region=no region"),
				(message) -> assertThat(message).contains("'cognito.user-pools.a.user-pool-id' is not set")
					.contains("'cognito.user-pools.b.user-pool-id' is not accepted")
					.contains("'cognito.user-pools.b.client-secret' is set together with "
							+ "'cognito.user-pools.b.client-secrets'")
					.contains("'cognito.user-pools.c.client-id' does not look like")
					.contains("'cognito.user-pools.c.region' is not accepted")
					.doesNotContain("hush"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Partner", "p_artner", "-partner", "[a/b]", "a123456789b123456789c123456789d1234567890" })
	void startWhenNameDoesNotFitAddressesThenIsRefused(String name) {
		assertFailure(
				this.runner.withPropertyValues(
						"cognito.user-pools" + (name.startsWith("[") ? name : "[" + name + "]") + ".client-id=1x"),
				(message) -> assertThat(message).contains("has a name that cannot be used in addresses and metrics"));
	}

	@Test
	void startWhenNameIsMainThenSaysWhereTheMainPoolIs() {
		assertFailure(this.runner.withPropertyValues("cognito.user-pools.main.client-id=1x"),
				(message) -> assertThat(message)
					.contains("'cognito.user-pools.main' has the name of the pool that is configured directly"));
	}

	@Test
	void startWhenPropertyIsMistypedThenNamesIt() {
		assertFailure(partner().withPropertyValues(PARTNER + "clientid-secret=hush", PARTNER + "http.read-timeout=1s"),
				(message) -> assertThat(message)
					.contains("'" + PARTNER + "clientid-secret' is no property of a user pool")
					.contains("'" + PARTNER + "http.read-timeout' is no property of a user pool")
					.doesNotContain("hush"));
	}

	@Test
	void startWhenValueCannotBeReadThenNamesItsPool() {
		assertFailure(
				partner().withPropertyValues(PARTNER + "sign-in.flow=magic", PARTNER + "security.timeout=5",
						PARTNER + "fips=perhaps"),
				(message) -> assertThat(message).contains("'" + PARTNER + "sign-in.flow' is 'magic'")
					.contains("'" + PARTNER + "security.timeout' is '5', which has no unit")
					.contains("'" + PARTNER + "fips' is 'perhaps'"));
	}

	@Test
	void startWhenLevelsAreWrongThenNamesThePool() {
		assertFailure(
				partner().withPropertyValues(PARTNER + "sign-in.levels.target=5",
						PARTNER + "sign-in.levels.names.4=two words", PARTNER + "sign-in.levels.tagret=1",
						"cognito.user-pools.other.user-pool-id=eu-west-1_Other0001",
						"cognito.user-pools.other.client-id=3other",
						"cognito.user-pools.other.sign-in.levels.names.3=urn:cognito:loa:4"),
				(message) -> assertThat(message)
					.contains("'" + PARTNER + "sign-in.levels.target' is 5, which is no level")
					.contains("'" + PARTNER + "sign-in.levels.names' is not accepted: The name of level 4 must have")
					.contains("'" + PARTNER + "sign-in.levels.tagret' is no property of a user pool")
					.contains("'cognito.user-pools.other.sign-in.levels.names' is not accepted: Each level needs"));
	}

	@Test
	void startWhenOnePoolIsThereTwiceThenIsRefused() {
		assertFailure(
				this.runner.withPropertyValues(PARTNER + "user-pool-id=eu-west-1_MainPool1",
						PARTNER + "client-id=1main4567890123456789"),
				(message) -> assertThat(message).contains("'" + PARTNER + "client-id' is that of 'cognito.client-id'"));
	}

	@Test
	void startWhenOnePoolIsThereTwiceWithOtherClientsThenIsAccepted() {
		this.runner.withPropertyValues(PARTNER + "user-pool-id=eu-west-1_MainPool1", PARTNER + "client-id=2other")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startWhenFipsComesFromTheMainPoolThenSaysHowToSwitchItOff() {
		assertFailure(
				partner().withPropertyValues("cognito.fips=true", "cognito.region=us-east-1",
						PARTNER + "endpoint=https://proxy.example.com"),
				(message) -> assertThat(message)
					.contains("'" + PARTNER + "fips' is set together with '" + PARTNER + "endpoint'"));
	}

	@Test
	void startWhenMainPoolIsHalfConfiguredThenIsNotTakenForAbsent() {
		assertFailure(
				new ApplicationContextRunner()
					.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
							CognitoUserPoolsAutoConfiguration.class))
					.withPropertyValues("cognito.client-id=1x", PARTNER + "user-pool-id=eu-west-1_Partner01",
							PARTNER + "client-id=2x"),
				(message) -> assertThat(message).contains("'cognito.user-pool-id' is not set"));
	}

	@Test
	void startWhenConnectionDetailsAreOfNoPoolThenIsRefused() {
		assertFailure(
				partner().withBean(CognitoUserPoolConnectionDetails.class,
						() -> CognitoUserPoolConnectionDetails.of("partnr", new Nowhere())),
				(message) -> assertThat(message).contains("is about 'partnr', of which there is no property"));
	}

	@ParameterizedTest
	@CsvSource({ "partnr, is 'partnr'", "Partner, is 'Partner'" })
	void startWhenAccountNamesNoPoolThenNamesThoseThereAre(String name, String expected) {
		assertFailure(
				partner().withPropertyValues("cognito.service-accounts.billing.user-pool=" + name,
						"cognito.service-accounts.billing.username=u", "cognito.service-accounts.billing.password=p"),
				(message) -> assertThat(message).contains("'cognito.service-accounts.billing.user-pool' " + expected)
					.contains("known: main, partner"));
	}

	@Test
	void startWhenAccountNamesNoPoolAndThereIsNoMainOneThenAsksForIt() {
		assertFailure(
				new ApplicationContextRunner()
					.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
							CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class))
					.withPropertyValues(PARTNER + "user-pool-id=eu-west-1_Partner01", PARTNER + "client-id=2x",
							"cognito.service-accounts.billing.username=u",
							"cognito.service-accounts.billing.password=p"),
				(message) -> assertThat(message).contains(
						"'cognito.service-accounts.billing.user-pool' is not set, and there is no main user pool"));
	}

	@Test
	void startWhenMachineAccountOfPoolHasNoSecretThenNamesThatOfThePool() {
		this.runner
			.withPropertyValues("cognito.client-secret=hush", PARTNER + "user-pool-id=eu-west-1_Partner01",
					PARTNER + "client-id=2x", "cognito.service-accounts.m2m.user-pool=partner",
					"cognito.service-accounts.m2m.type=client")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(CognitoConfigurationException.class,
						(ex) -> assertThat(ex.getProblems().get(0).action())
							.contains("'" + PARTNER + "client-secret'")));
	}

	private ApplicationContextRunner partner() {
		return this.runner.withPropertyValues(PARTNER + "user-pool-id=eu-west-1_Partner01", PARTNER + "client-id=2x");
	}

	private static void assertFailure(ApplicationContextRunner runner, Consumer<String> message) {
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(CognitoConfigurationException.class,
					(ex) -> message.accept(String.valueOf(ex.getMessage()) + ex.getProblems())));
	}

	private static final class Nowhere implements CognitoConnectionDetails {

		@Override
		public String getUserPoolId() {
			return "eu-west-1_Nowhere01";
		}

		@Override
		public String getClientId() {
			return "3x";
		}

	}

}
