// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what start-up says about service accounts that cannot work.
 */
class ServiceAccountsFailureTests {

	private static final String PREFIX = "cognito.service-accounts.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789");

	@Test
	void startWhenUserNameAndPasswordAreMissingThenNamesBoth() {
		assertThat(failure(PREFIX + "billing.eager=true"))
			.contains("'cognito.service-accounts.billing.username' is not set")
			.contains("'cognito.service-accounts.billing.password' is not set")
			.contains("type=client");
	}

	@ParameterizedTest
	@CsvSource({ "billing.user=u,billing", "my.billing.username=u,my" })
	void startWhenNameHasNoKnownPropertyThenNamesIt(String property, String named) {
		assertThat(failure(PREFIX + property, PREFIX + "other.username=u", PREFIX + "other.password=p"))
			.contains("'cognito.service-accounts." + named + "' has no property of a service account")
			.contains("brackets");
	}

	@Test
	void startWhenNameHasDotInBracketsThenIsAccepted() {
		this.runner
			.withPropertyValues("cognito.service-accounts[my.billing].username=u",
					"cognito.service-accounts[my.billing].password=p")
			.run((context) -> assertThat(context.getBean(CognitoTokenProviders.class).names())
				.containsExactly("my.billing"));
	}

	@Test
	void startWhenPlaceholderIsNotResolvedThenNamesProperty() {
		assertThat(
				failure(PREFIX + "billing.username=${NO_SUCH_USER}", PREFIX + "billing.password=${NO_SUCH_PASSWORD}"))
			.contains("'cognito.service-accounts.billing.username' is a placeholder that nothing resolves")
			.contains("'cognito.service-accounts.billing.password' is a placeholder that nothing resolves");
	}

	@ParameterizedTest
	@CsvSource({ "hush!hush!hush!hush!", "HUSHHUSH", "otpauth://totp/hush" })
	void startWhenTotpSecretIsNoBase32ThenSaysSoWithoutIt(String secret) {
		assertThat(failure(PREFIX + "billing.username=u", PREFIX + "billing.password=hush-pw",
				PREFIX + "billing.totp-secret=" + secret))
			.contains("'cognito.service-accounts.billing.totp-secret' is not accepted: The TOTP secret")
			.contains("authenticator app")
			.doesNotContainIgnoringCase("hush");
	}

	@Test
	void startWhenFlowIsCustomThenOnlyASetTotpSecretIsRefused() {
		String[] account = { PREFIX + "billing.username=u", PREFIX + "billing.password=hush-pw",
				PREFIX + "billing.flow=custom" };
		this.runner.withPropertyValues(account)
			.withPropertyValues(PREFIX + "billing.totp-secret=")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(failure(account[0], account[1], account[2], PREFIX + "billing.totp-secret=HUSHHUSHHUSHHUSH"))
			.contains("'cognito.service-accounts.billing.totp-secret' is set, but the flow 'custom'")
			.doesNotContainIgnoringCase("hush");
	}

	@Test
	void startWhenNamesDifferOnlyInCaseThenClash() {
		assertThat(failure(PREFIX + "billing-api.username=u1", PREFIX + "billing-api.password=p1",
				PREFIX + "billingApi.username=u2", PREFIX + "billingApi.password=p2"))
			.contains("is the same name as");
	}

	@Test
	void startWhenTwoAccountsAreOneUserThenClash() {
		assertThat(failure(PREFIX + "a.username=same-user", PREFIX + "a.password=p1", PREFIX + "b.username=same-user",
				PREFIX + "b.password=p2"))
			.contains("'cognito.service-accounts.b' has the same user name and app client as "
					+ "'cognito.service-accounts.a'")
			.doesNotContain("same-user");
	}

	@Test
	void startWhenTwoAccountsAreOneUserOfTwoClientsThenIsAccepted() {
		this.runner
			.withPropertyValues(PREFIX + "a.username=u", PREFIX + "a.password=p1", PREFIX + "b.username=u",
					PREFIX + "b.password=p2", PREFIX + "b.client-id=2other34567890")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startWhenTwoAccountsNameOneGroupThenClash() {
		assertThat(failure(PREFIX + "a.username=u1", PREFIX + "a.password=p1",
				PREFIX + "a.http-service-groups=orders,billing", PREFIX + "b.username=u2", PREFIX + "b.password=p2",
				PREFIX + "b.http-service-groups=billing"))
			.contains("names the HTTP service group 'billing', as 'cognito.service-accounts.a' does");
	}

	@Test
	void startWhenNameCannotBeAPathThenIsRefused() {
		assertThat(failure("cognito.service-accounts[a/b].username=u", "cognito.service-accounts[a/b].password=p"))
			.contains("has a name that cannot be used in paths");
	}

	@Test
	void startWhenMachineToMachineAccountHasPasswordThenIsRefused() {
		assertThat(failure(PREFIX + "sync.type=client", PREFIX + "sync.password=hush"))
			.contains("'cognito.service-accounts.sync.password' is set, but a machine-to-machine account")
			.doesNotContain("hush");
	}

	@Test
	void startWhenMachineToMachineAccountHasNoSecretThenNamesIt() {
		assertThat(failure(PREFIX + "sync.type=client"))
			.contains("'cognito.service-accounts.sync.client-secret' is not set")
			.contains("'cognito.client-secret'");
		assertThat(failure(PREFIX + "sync.type=client", PREFIX + "sync.client-id=2machine34567890",
				"cognito.client-secret=hush-common"))
			.contains("'cognito.service-accounts.sync.client-secret' is not set")
			.doesNotContain("hush");
	}

	@Test
	void startWhenPasswordAccountHasScopesThenIsRefused() {
		assertThat(failure(PREFIX + "sync.username=u", PREFIX + "sync.password=hush", PREFIX + "sync.scopes=a/b"))
			.contains("'cognito.service-accounts.sync.scopes' is set together with");
	}

	@Test
	void startWhenSecretHasNoClientThenIsRefused() {
		assertThat(failure(PREFIX + "sync.username=u", PREFIX + "sync.password=hush",
				PREFIX + "sync.client-secret=hush-secret"))
			.contains("'cognito.service-accounts.sync.client-secret' is set without")
			.doesNotContain("hush");
	}

	@ParameterizedTest
	@CsvSource({ "timeout=0s,timeout' is PT0S", "sign-in-timeout=-1s,sign-in-timeout' is PT-1S",
			"wait-timeout=0s,wait-timeout' is PT0S", "min-backoff=2m,max-backoff' is PT1M",
			"min-cool-down=1d,max-cool-down' is PT15M", "max-cool-down=1s,max-cool-down' is PT1S",
			"advisory-window=0s,advisory-window' is PT0S", "mandatory-window=-5s,mandatory-window' is PT-5S" })
	void startWhenRefreshDurationIsOutOfBoundsThenSaysWhich(String property, String named) {
		assertThat(failure(PREFIX + "a.username=u", PREFIX + "a.password=p", PREFIX + "a.refresh." + property))
			.contains("'cognito.service-accounts.a.refresh." + named);
	}

	@ParameterizedTest
	@CsvSource({ "my client,does not look like", "${NO_SUCH_CLIENT},is a placeholder" })
	void startWhenClientIdOfAccountCannotWorkThenNamesIt(String clientId, String expected) {
		assertThat(failure(PREFIX + "a.username=u", PREFIX + "a.password=p", PREFIX + "a.client-id=" + clientId))
			.contains("'cognito.service-accounts.a.client-id' " + expected);
	}

	@Test
	void startWhenSharedSessionWouldBeRevokedThenIsRefused() {
		assertThat(failure(PREFIX + "a.username=u", PREFIX + "a.password=p", PREFIX + "a.revoke-on-shutdown=true",
				"cognito.token-store.type=redis",
				"cognito.token-store.encryption-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="))
			.contains("'cognito.service-accounts.a.revoke-on-shutdown' is set, but the instances share one session");
	}

	@Test
	void startWhenRedisIsMissingThenSaysWhatToAdd() {
		assertThat(failure(PREFIX + "a.username=u", PREFIX + "a.password=p", "cognito.token-store.type=redis",
				"cognito.token-store.encryption-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="))
			.contains("'cognito.token-store.type' is 'redis', but there is no connection")
			.contains("spring-boot-starter-data-redis");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			type=redis                           | 'cognito.token-store.encryption-key' is not set
			encryption-key=hush!                 | 'cognito.token-store.encryption-key' is not Base64
			encryption-key=aHVzaC1odXNo          | 'cognito.token-store.encryption-key' has 9 bytes
			previous-encryption-keys=aHVzaC1odXNo| 'cognito.token-store.previous-encryption-keys[0]' has 9
			key-prefix=                          | 'cognito.token-store.key-prefix' is empty
			timeout=0s                           | 'cognito.token-store.timeout' is PT0S
			""")
	void startWhenTokenStoreCannotWorkThenSaysWhatToChange(String property, String expected) {
		assertThat(failure(PREFIX + "a.username=u", PREFIX + "a.password=p", "cognito.token-store." + property))
			.contains(expected)
			.doesNotContain("hush!")
			.doesNotContain("aHVzaC");
	}

	private String failure(String... properties) {
		StringBuilder text = new StringBuilder();
		this.runner.withPropertyValues(properties).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(CognitoConfigurationException.class, (failure) -> failure.getProblems()
					.forEach((problem) -> text.append(problem).append(". ").append(problem.action())));
		});
		return text.toString();
	}

}
