// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import java.util.Map;
import java.util.stream.Collectors;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.health.CognitoAccountsEndpoint;
import io.github.cognitoauth.health.CognitoTokenProviderHealthIndicator;
import io.github.cognitoauth.protocol.CallBudgetFigures;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoHealthContributorAutoConfiguration},
 * {@link CognitoEndpointAutoConfiguration} and
 * {@link CognitoSanitizingAutoConfiguration}.
 */
class CognitoOperationsAutoConfigurationTests {

	/** Base64 of 32 bytes. */
	private static final String KEY = "hushhushhushhushhushhushhushhushhushhushhus=";

	private static final String[] BILLING = { "cognito.service-accounts.billing.username=billing-user",
			"cognito.service-accounts.billing.password=Hush-Hush-1",
			"cognito.service-accounts.billing.totp-secret=HUSHHUSHHUSHHUSH" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class,
				CognitoHealthContributorAutoConfiguration.class, CognitoEndpointAutoConfiguration.class,
				CognitoSanitizingAutoConfiguration.class, ConfigurationPropertiesReportEndpointAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
				"management.endpoints.web.exposure.include=*", "management.endpoints.jmx.exposure.include=*");

	@Test
	void healthWhenAccountsAreConfiguredThenHasOneComponentForEach() {
		this.runner.withPropertyValues(BILLING)
			.run((context) -> assertThat(context.getBean("cognitoHealthContributor", CompositeHealthContributor.class)
				.getContributor("billing")).isInstanceOf(CognitoTokenProviderHealthIndicator.class));
	}

	@Test
	void healthWhenDisabledThenIsAbsent() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("management.health.cognito.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("cognitoHealthContributor"));
	}

	@Test
	void healthWhenUserDefinesItThenBacksOff() {
		this.runner.withPropertyValues(BILLING)
			.withBean("cognitoHealthIndicator", String.class, () -> "own")
			.run((context) -> assertThat(context).doesNotHaveBean("cognitoHealthContributor"));
	}

	@Test
	void healthAndEndpointWhenThereAreNoAccountsThenAreAbsent() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean("cognitoHealthContributor")
			.doesNotHaveBean(CognitoAccountsEndpoint.class));
	}

	@Test
	void healthWhenBootHealthIsMissingThenIsAbsent() {
		this.runner.withPropertyValues(BILLING)
			.withClassLoader(new FilteredClassLoader(HealthContributor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("cognitoHealthContributor"));
	}

	@Test
	void endpointWhenExposedThenIsPresent() {
		this.runner.withPropertyValues(BILLING)
			.run((context) -> assertThat(context).hasSingleBean(CognitoAccountsEndpoint.class));
	}

	@Test
	void endpointWhenAskedThenShowsTheBudget() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.calls-per-second=50", "cognito.http.max-connections=10")
			.run((context) -> {
				CognitoAccountsEndpoint.AccountsDescriptor accounts = context.getBean(CognitoAccountsEndpoint.class)
					.accounts();
				assertThat(accounts.accounts()).containsOnlyKeys("billing");
				assertThat(accounts.accounts().get("billing").pool()).isEqualTo("main");
				assertThat(accounts.pools()).containsOnlyKeys("main");
				CallBudgetFigures budget = accounts.pools().get("main").budget();
				assertThat(budget.callsPerSecond()).isBetween(30.0, 50.0);
				assertThat(budget).returns(0, CallBudgetFigures::waited)
					.returns(0, CallBudgetFigures::inFlight)
					.returns(0L, CallBudgetFigures::used)
					.returns(false, CallBudgetFigures::outage);
			});
	}

	@Test
	void endpointWhenNotExposedThenIsAbsent() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("management.endpoints.web.exposure.include=health",
					"management.endpoints.jmx.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(CognitoAccountsEndpoint.class));
	}

	@Test
	void endpointWhenActuatorIsMissingThenIsAbsent() {
		this.runner.withPropertyValues(BILLING)
			.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CognitoAccountsEndpoint.class));
	}

	@Test
	void configpropsWhenAllValuesAreShownThenSecretsAreNot() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("management.endpoint.configprops.show-values=always",
					"cognito.client-secrets=hush-one,hush-two", "cognito.token-store.encryption-key=" + KEY,
					"cognito.token-store.previous-encryption-keys=" + KEY)
			.run((context) -> {
				Map<String, ?> beans = context.getBean(ConfigurationPropertiesReportEndpoint.class)
					.configurationProperties()
					.getContexts()
					.values()
					.iterator()
					.next()
					.getBeans();
				String printed = beans.entrySet()
					.stream()
					.filter((bean) -> bean.getKey().startsWith("cognito"))
					.map((bean) -> print(bean.getValue()))
					.collect(Collectors.joining());
				assertThat(printed).contains("billing-user")
					.contains("clientSecrets")
					.contains("previousEncryptionKeys")
					.doesNotContainIgnoringCase("hush")
					.doesNotContain(KEY);
			});
	}

	private static String print(Object bean) {
		ConfigurationPropertiesReportEndpoint.ConfigurationPropertiesBeanDescriptor descriptor = (ConfigurationPropertiesReportEndpoint.ConfigurationPropertiesBeanDescriptor) bean;
		return descriptor.getProperties() + " " + descriptor.getInputs();
	}

}
