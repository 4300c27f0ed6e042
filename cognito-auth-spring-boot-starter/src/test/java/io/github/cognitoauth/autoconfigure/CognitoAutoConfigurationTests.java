// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoAutoConfiguration}.
 */
class CognitoAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CognitoAutoConfiguration.class,
			CognitoUserPoolsAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
			HttpClientAutoConfiguration.class, SslAutoConfiguration.class);

	private static final String[] POOL = { "cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3",
			"cognito.client-id=1example23456789" };

	private static final List<String> CALLERS = List.of("cognitoClient", "cognitoPasswordAuthenticator",
			"cognitoUserAccounts", "cognitoCallBudget", "cognitoUserPoolFactory");

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
		.withPropertyValues(POOL);

	@Test
	void budgetWhenClientsAreMadeThenIsOneWithTheSettings() {
		this.runner.withPropertyValues("cognito.calls-per-second=20").run((context) -> {
			CallBudget budget = context.getBean(CognitoClient.class).callBudget();
			assertThat(budget).isSameAs(context.getBean(CallBudget.class))
				.isSameAs(context.getBean(CognitoClientBuilder.class).clientId("another").build().callBudget());
			assertThat(budget.figures().callsPerSecond()).isBetween(12.0, 20.0);
		});
	}

	@Test
	void clientAndAuthenticatorWhenPoolAndClientAreSetThenAreDefined() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(CognitoConnectionDetails.class)
				.hasSingleBean(CognitoClient.class)
				.hasSingleBean(CognitoPasswordAuthenticator.class)
				.hasSingleBean(CognitoUserAccounts.class);
			CognitoClient client = context.getBean(CognitoClient.class);
			assertThat(client.clientId()).isEqualTo("1example23456789");
			assertThat(client.endpoint().uri()).hasToString("https://cognito-idp.eu-west-1.amazonaws.com/");
		});
	}

	@Test
	void beansWhenServletApplicationThenAreDefined() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(POOL)
			.run((context) -> assertThat(context).hasSingleBean(CognitoPasswordAuthenticator.class));
	}

	@Test
	void beansWhenReactiveApplicationThenAreDefined() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(POOL)
			.run((context) -> assertThat(context).hasSingleBean(CognitoPasswordAuthenticator.class));
	}

	@Test
	void beansWhenDisabledThenAreAbsentAndNothingIsNeeded() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("cognito.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CognitoClient.class)
				.doesNotHaveBean(CognitoProperties.class));
	}

	@Test
	void clientWhenNoOtherAutoConfigurationIsPresentThenIsDefined() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class))
			.withPropertyValues(POOL)
			.run((context) -> assertThat(context).hasSingleBean(CognitoClient.class));
	}

	@Test
	void connectionDetailsWhenUserDefinesThemThenPropertiesAreNotNeeded() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withBean(CognitoConnectionDetails.class, TestConnectionDetails::new)
			.run((context) -> {
				CognitoClient client = context.getBean(CognitoClient.class);
				assertThat(context).doesNotHaveBean(PropertiesCognitoConnectionDetails.class);
				assertThat(client.clientId()).isEqualTo("from-details");
				assertThat(client.endpoint().uri()).hasToString("http://localhost:9229/");
			});
	}

	@Test
	void clientWhenUserDefinesItThenBacksOffAndIsUsedByAuthenticator() {
		CognitoClient own = CognitoClient.builder().clientId("own").region("us-east-1").build();
		this.runner.withBean("ownClient", CognitoClient.class, () -> own)
			.run((context) -> assertThat(context).getBean(CognitoClient.class).isSameAs(own));
	}

	@Test
	void authenticatorWhenUserDefinesItThenBacksOff() {
		CognitoUserAccounts accounts = mock(CognitoUserAccounts.class);
		this.runner.withBean("accounts", CognitoUserAccounts.class, () -> accounts)
			.run((context) -> assertThat(context).getBean(CognitoUserAccounts.class).isSameAs(accounts));
		CognitoPasswordAuthenticator own = mock(CognitoPasswordAuthenticator.class);
		this.runner.withBean("own", CognitoPasswordAuthenticator.class, () -> own)
			.run((context) -> assertThat(context).getBean(CognitoPasswordAuthenticator.class).isSameAs(own));
	}

	@Test
	void clientWhenNobodyAsksThenIsNotMade() {
		this.runner.run((context) -> {
			assertThat(singletons(context)).contains("cognitoConfigurationCheck").doesNotContainAnyElementsOf(CALLERS);
			context.getBean(CognitoPasswordAuthenticator.class);
			assertThat(singletons(context)).contains("cognitoClient", "cognitoPasswordAuthenticator")
				.doesNotContain("cognitoUserAccounts");
		});
	}

	@Test
	void startWhenThereIsOnePoolAndNoServiceAccountThenChecksNoOthers() {
		String[] checks = { "cognitoUserPoolsValidator", "cognitoServiceAccountsValidator" };
		ApplicationContextRunner runner = this.runner.withConfiguration(
				AutoConfigurations.of(CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class));
		runner.run((context) -> assertThat(context.getBeanDefinitionNames()).contains("cognitoUserPools")
			.doesNotContain(checks));
		runner.withPropertyValues("cognito.user-pools.partner.user-pool-id=eu-west-1_Partner12",
				"cognito.user-pools.partner.client-id=7partner", "cognito.service-accounts.billing.username=billing",
				"cognito.service-accounts.billing.password=Secret-1")
			.run((context) -> assertThat(context.getBeanDefinitionNames()).contains(checks));
	}

	private static List<String> singletons(AssertableApplicationContext context) {
		return List.of(context.getSourceApplicationContext(ConfigurableApplicationContext.class)
			.getBeanFactory()
			.getSingletonNames());
	}

	@Test
	void clientBuilderWhenAskedTwiceThenIsAnotherOne() {
		this.runner.run((context) -> assertThat(context.getBean(CognitoClientBuilder.class))
			.isNotSameAs(context.getBean(CognitoClientBuilder.class)));
	}

	@Test
	void customizersWhenOrderedThenRunInOrderAfterTheProperties() {
		this.runner.withUserConfiguration(CustomizerConfiguration.class).run((context) -> {
			CustomizerConfiguration calls = context.getBean(CustomizerConfiguration.class);
			context.getBean(CognitoPasswordAuthenticator.class);
			assertThat(calls.webClient).startsWith("first", "second");
			assertThat(calls.clientBuilder).startsWith("first", "second");
			assertThat(calls.authenticator).containsExactly("first", "second");
			assertThat(context.getBean(CognitoClient.class).clientId()).isEqualTo("second");
		});
	}

	@Test
	void endpointWhenRegionIsSetThenIsNotTheOneOfThePoolId() {
		this.runner.withPropertyValues("cognito.region=us-east-1", "cognito.fips=true")
			.run((context) -> assertThat(context.getBean(CognitoClient.class).endpoint().uri())
				.hasToString("https://cognito-idp-fips.us-east-1.amazonaws.com/"));
	}

	@Test
	void endpointWhenSetThenIsUsed() {
		this.runner.withPropertyValues("cognito.endpoint=http://127.0.0.1:9229")
			.run((context) -> assertThat(context.getBean(CognitoClient.class).endpoint().uri())
				.hasToString("http://127.0.0.1:9229/"));
	}

	@Test
	void endpointWhenPlainTextIsAllowedThenMayBeAnotherHost() {
		this.runner.withPropertyValues("cognito.endpoint=http://cognito:9229", "cognito.allow-plain-text-endpoint=true")
			.run((context) -> assertThat(context.getBean(CognitoClient.class).endpoint().uri())
				.hasToString("http://cognito:9229/"));
	}

	@Test
	void connectionDetailsWhenTwoSecretsAreSetThenHaveBoth() {
		this.runner.withPropertyValues("cognito.client-secrets[0]=new", "cognito.client-secrets[1]=old")
			.run((context) -> assertThat(context.getBean(CognitoConnectionDetails.class).getClientSecrets())
				.containsExactly("new", "old"));
	}

	@Test
	void connectionDetailsWhenSecretIsBlankThenHaveNone() {
		this.runner.withPropertyValues("cognito.client-secret=")
			.run((context) -> assertThat(context.getBean(CognitoConnectionDetails.class).getClientSecrets()).isEmpty());
	}

	@Test
	void propertiesWhenPrintedThenShowNoSecret() {
		this.runner.withPropertyValues("cognito.client-secret=hush-hush").run((context) -> {
			assertThat(context.getBean(CognitoProperties.class).toString()).doesNotContain("hush");
			assertThat(context.getBean(CognitoConnectionDetails.class).toString()).doesNotContain("hush");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		final List<String> webClient = new ArrayList<>();

		final List<String> clientBuilder = new ArrayList<>();

		final List<String> authenticator = new ArrayList<>();

		@Bean
		@Order(2)
		CognitoWebClientCustomizer secondWebClient() {
			return (builder) -> this.webClient.add("second");
		}

		@Bean
		@Order(1)
		CognitoWebClientCustomizer firstWebClient() {
			return (WebClient.Builder builder) -> this.webClient.add("first");
		}

		@Bean
		@Order(2)
		CognitoClientBuilderCustomizer secondClientBuilder() {
			return (builder) -> {
				this.clientBuilder.add("second");
				builder.clientId("second");
			};
		}

		@Bean
		@Order(1)
		CognitoClientBuilderCustomizer firstClientBuilder() {
			return (builder) -> {
				this.clientBuilder.add("first");
				builder.clientId("first");
			};
		}

		@Bean
		@Order(2)
		CognitoPasswordAuthenticatorBuilderCustomizer secondAuthenticator() {
			return (builder) -> this.authenticator.add("second");
		}

		@Bean
		@Order(1)
		CognitoPasswordAuthenticatorBuilderCustomizer firstAuthenticator() {
			return (builder) -> this.authenticator.add("first");
		}

	}

	static class TestConnectionDetails implements CognitoConnectionDetails {

		@Override
		public String getUserPoolId() {
			return "eu-west-1_Details";
		}

		@Override
		public String getClientId() {
			return "from-details";
		}

		@Override
		public URI getEndpoint() {
			return URI.create("http://localhost:9229");
		}

	}

}
