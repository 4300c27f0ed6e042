// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EntryKeys}, which must find the accounts that binding finds.
 */
class EntryKeysTests {

	private static final String ACCOUNTS = "cognito.service-accounts";

	private final ConfigurableEnvironment environment = new StandardEnvironment();

	EntryKeysTests() {
		this.environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		ConfigurationPropertySources.attach(this.environment);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cognito.service-accounts.billing.username", "cognito.serviceAccounts.billing.username",
			"cognito.service_accounts.billing.username", "cognito.service-accounts.billingApi.username",
			"cognito.service-accounts.BILLING.client-metadata.caller", "cognito.service-accounts.billing.scopes[0]",
			"cognito.service-accounts[my.billing].username", "cognito.service-accounts[a/b].username",
			"cognito.service-accounts.my.billing.username", "cognito.service-accounts.billing.typo",
			"cognito.service-accounts.billing", "cognito.service-accounts[0].username",
			"cognito.service-accounts-x.a.b", "cognito.client-id" })
	void namesWhenKeyIsInMapThenAreThoseOfBinding(String key) {
		this.environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(key, "x")));
		assertThat(keys(this.environment).names()).isEqualTo(bound());
	}

	@ParameterizedTest
	@ValueSource(strings = { "COGNITO_SERVICEACCOUNTS_BILLING_USERNAME", "COGNITO_SERVICE_ACCOUNTS_BILLING_USERNAME",
			"COGNITO_SERVICEACCOUNTS_BILLING_API_USERNAME", "COGNITO_SERVICEACCOUNTS_BILLING_CLIENT_ID",
			"cognito_serviceaccounts_billing_scopes_0", "COGNITO_SERVICEACCOUNTS_0_USERNAME",
			"cognito.service-accounts.billing.username", "COGNITO_SERVICEACCOUNTS_BILLING" })
	void namesWhenKeyIsVariableThenAreThoseOfBinding(String key) {
		this.environment.getPropertySources().addFirst(variables(Map.of(key, "x")));
		assertThat(keys(this.environment).names()).isEqualTo(bound());
	}

	@Test
	void namesWhenSeveralSourcesHaveAccountsThenAreInTheOrderOfBinding() {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("low",
					Map.of(ACCOUNTS + ".c.username", "${user.of.c:x}", ACCOUNTS + ".a.password", "${no.such}")));
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("high", Map.of(ACCOUNTS + ".b.scopes", "")));
		this.environment.getPropertySources().addFirst(variables(Map.of("COGNITO_SERVICEACCOUNTS_A_USERNAME", "u")));
		assertThat(keys(this.environment).names()).containsExactlyElementsOf(bound())
			.containsExactlyInAnyOrder("a", "b", "c");
	}

	@Test
	void namesWhenSystemPropertiesHaveAccountsThenAreFound() {
		System.setProperty(ACCOUNTS + ".from-system.username", "u");
		try {
			assertThat(keys(this.environment).names()).isEqualTo(bound()).containsExactly("from-system");
			assertThat(EntryKeys.anyIn(this.environment, EntryKeys.SERVICE_ACCOUNTS)).isTrue();
		}
		finally {
			System.clearProperty(ACCOUNTS + ".from-system.username");
		}
	}

	@Test
	void namesWhenSourceDoesNotListItsKeysThenAreThoseOfBinding() {
		this.environment.getPropertySources().addFirst(unlisted(Map.of(ACCOUNTS + ".a.username", "u")));
		assertThat(keys(this.environment).names()).isEqualTo(bound()).isEmpty();
		assertThat(EntryKeys.anyIn(this.environment, EntryKeys.SERVICE_ACCOUNTS)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "username", "totpSecret", "totp_secret", "scopes", "scopes[3]", "http-service-groups[0]",
			"client-metadata.any.thing", "client-metadata[any.thing]", "refresh.advisory-window",
			"refresh.signInTimeout", "revoke-on-shutdown" })
	void unknownWhenPropertyExistsThenIsEmpty(String property) {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of(ACCOUNTS + ".a." + property, "x")));
		assertThat(keys(this.environment).unknown()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "user", "fail-fasst", "username.first", "scopes.a", "refresh.advisory",
			"refresh.timeout.x", "refresh-timeout", "totp.secret" })
	void unknownWhenPropertyIsMistypedThenNamesIt(String property) {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of(ACCOUNTS + ".a." + property, "x")));
		assertThat(keys(this.environment).unknown())
			.containsExactly(ConfigurationPropertyName.of(ACCOUNTS + ".a." + property));
	}

	@ParameterizedTest
	@CsvSource({ "USERNAME, true", "TOTPSECRET, true", "TOTP_SECRET, false", "SCOPES_0, true", "SCOPES, true",
			"REFRESH_TIMEOUT, true", "REFRESH_ADVISORY_WINDOW, false", "CLIENTMETADATA_CALLER, true",
			"CLIENT_METADATA_CALLER, false", "FAIL_FASST, false" })
	void unknownWhenKeyIsVariableThenIsWhatBindingDoesNotRead(String variable, boolean read) {
		this.environment.getPropertySources()
			.addFirst(variables(Map.of("COGNITO_SERVICEACCOUNTS_A_" + variable, "1s")));
		ServiceAccountProperties account = Binder.get(this.environment)
			.bind(ACCOUNTS + ".a", ServiceAccountProperties.class)
			.orElseGet(ServiceAccountProperties::new);
		assertThat(Stream
			.of(account.getUsername(), account.getTotpSecret(), account.getRefresh().getTimeout(),
					account.getRefresh().getAdvisoryWindow())
			.anyMatch(Objects::nonNull) || !account.getScopes().isEmpty() || !account.getClientMetadata().isEmpty())
			.isEqualTo(read);
		assertThat(keys(this.environment).unknown()).hasSize(read ? 0 : 1);
	}

	@Test
	void findWhenThereAreMoreAccountsThenWorkGrowsLinearly() {
		long few = allocated(1000);
		assertThat(allocated(4000)).isLessThan(6 * few);
	}

	private static long allocated(int accounts) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		Map<String, Object> properties = new LinkedHashMap<>();
		for (int i = 0; i < accounts; i++) {
			properties.put(ACCOUNTS + ".account-" + i + ".username", "user-" + i);
			properties.put(ACCOUNTS + ".account-" + i + ".password", "hush-" + i);
		}
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		ConfigurationPropertySources.attach(environment);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		assertThat(keys(environment).names()).hasSize(accounts);
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	private static EntryKeys keys(ConfigurableEnvironment environment) {
		return EntryKeys.of(environment, EntryKeys.SERVICE_ACCOUNTS, ServiceAccountProperties.class);
	}

	private Set<String> bound() {
		return Binder.get(this.environment)
			.bind(ACCOUNTS, Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of)
			.keySet();
	}

	private static PropertySource<?> variables(Map<String, Object> variables) {
		return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				variables);
	}

	private static PropertySource<?> unlisted(Map<String, String> values) {
		return new PropertySource<>("unlisted", values) {

			@Override
			public @Nullable Object getProperty(String name) {
				return this.source.get(name);
			}

		};
	}

}
