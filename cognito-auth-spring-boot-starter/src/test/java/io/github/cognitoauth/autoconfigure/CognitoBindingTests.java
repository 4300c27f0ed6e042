// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cognitoauth.OtherProperties;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoServiceAccountsProperties;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoBindHandler}: it looks up less, and binds the same.
 */
class CognitoBindingTests {

	private static final String A = "cognito.service-accounts.a.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789");

	@Test
	void accountWhenAllKindsOfPropertiesAreSetThenHasThem() {
		this.runner
			.withPropertyValues(A + "username=${a.user:alice}", A + "password=p", A + "clientMetadata.x.y=z",
					A + "http_service_groups[0]=g", A + "allowed-hosts=h1.example.com,h2.example.com",
					A + "refresh.min-backoff=2s", A + "eager=false")
			.run((context) -> {
				ServiceAccountProperties account = account(context.getBean(CognitoServiceAccountsProperties.class));
				assertThat(account.getUsername()).isEqualTo("alice");
				assertThat(account.getPassword()).isEqualTo("p");
				assertThat(account.getClientMetadata()).containsExactly(Map.entry("x.y", "z"));
				assertThat(account.getHttpServiceGroups()).containsExactly("g");
				assertThat(account.getAllowedHosts()).containsExactly("h1.example.com", "h2.example.com");
				assertThat(account.getRefresh().getMinBackoff()).isEqualTo(Duration.ofSeconds(2));
			});
	}

	@Test
	void accountsWhenBoundByNamesThenAreInTheOrderOfBindingAndReadAsEver() {
		String[] properties = { "cognito.service-accounts.c.scopes=x,y", "cognito.service-accounts.a.username=u",
				"cognito.service-accounts.a.password=", "cognito.service-accounts[b.d].eager=true",
				"cognito.service-accounts[b.d].flow=USER_SRP", "cognito.service-accounts.e.refresh.timeout=PT5S",
				"cognito.service-accounts.e.type=client", "cognito.service-accounts.f.clientSecrets[0]=s" };
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertyValues.of(properties).applyTo(environment);
		ConfigurationPropertySources.attach(environment);
		CognitoServiceAccountsProperties expected = new CognitoServiceAccountsProperties();
		Binder.get(environment).bind("cognito", Bindable.ofInstance(expected));
		CognitoServiceAccountsProperties actual = new CognitoServiceAccountsProperties();
		Binder.get(environment)
			.bind("cognito", Bindable.ofInstance(actual),
					new CognitoBindHandlerAdvisor(environment).apply(BindHandler.DEFAULT));
		assertThat(actual.getServiceAccounts().keySet())
			.containsExactlyElementsOf(expected.getServiceAccounts().keySet())
			.hasSize(5);
		assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
	}

	@Test
	void accountWhenVariablesAreInAnyFormThenHasThem() {
		this.runner.withPropertyValues(A + "username=alice")
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
								Map.of("COGNITO_SERVICEACCOUNTS_A_PASSWORD", "p",
										"COGNITO_SERVICEACCOUNTS_A_REFRESH_MINBACKOFF", "2s",
										"COGNITO_SERVICE_ACCOUNTS_A_TOTP_SECRET", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"))))
			.run((context) -> {
				ServiceAccountProperties account = account(context.getBean(CognitoServiceAccountsProperties.class));
				assertThat(account.getPassword()).isEqualTo("p");
				assertThat(account.getRefresh().getMinBackoff()).isEqualTo(Duration.ofSeconds(2));
				assertThat(account.getTotpSecret()).startsWith("JBSW");
			});
	}

	@Test
	void accountWhenPasswordComesFromSourceThatDoesNotListThenHasIt() {
		this.runner.withPropertyValues(A + "username=alice")
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new PropertySource<>("vault", new Object()) {

					@Override
					public @Nullable Object getProperty(String name) {
						return name.equals(A + "password") ? "from-vault" : null;
					}

				}))
			.run((context) -> assertThat(account(context.getBean(CognitoServiceAccountsProperties.class)).getPassword())
				.isEqualTo("from-vault"));
	}

	@Test
	void propertiesOfOthersWhenBelowOurPrefixThenAreBoundAsEver() {
		this.runner.withUserConfiguration(OtherConfiguration.class)
			.withPropertyValues("cognito.other.timeout=10")
			.run((context) -> assertThat(context.getBean(OtherProperties.class).getTimeout())
				.isEqualTo(Duration.ofMillis(10)));
		this.runner.withUserConfiguration(OtherConfiguration.class)
			.withPropertyValues("cognito.other.timeout=soon")
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining("cognito.other"));
	}

	@Test
	void lookUpsWhenThereAreMoreAccountsThenGrowLinearlyAndAreFew() {
		long few = lookUps(50);
		long many = lookUps(100);
		// two properties of an account are set, of more than twenty
		assertThat(many - few).isLessThanOrEqualTo(50 * 6);
	}

	private long lookUps(int accounts) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (int i = 0; i < accounts; i++) {
			properties.put("cognito.service-accounts.account-" + i + ".username", "user-" + i);
			properties.put("cognito.service-accounts.account-" + i + ".password", "hush-" + i);
		}
		AtomicLong count = new AtomicLong();
		this.runner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("counting", properties) {

				@Override
				public @Nullable Object getProperty(String name) {
					count.addAndGet(name.startsWith("cognito.service-accounts.") ? 1 : 0);
					return super.getProperty(name);
				}

			}))
			.run((context) -> assertThat(context.getBean(CognitoServiceAccountsProperties.class).getServiceAccounts())
				.hasSize(accounts));
		return count.get();
	}

	private static ServiceAccountProperties account(CognitoServiceAccountsProperties properties) {
		return properties.getServiceAccounts().get("a");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(OtherProperties.class)
	static class OtherConfiguration {

	}

}
