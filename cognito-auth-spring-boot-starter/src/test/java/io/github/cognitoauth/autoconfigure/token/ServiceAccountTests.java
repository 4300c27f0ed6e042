// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.Arrays;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoStub;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.token.CognitoTokenProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceAccount}.
 */
class ServiceAccountTests {

	private static final String PREFIX = "cognito.service-accounts.";

	private final CognitoStub cognito = new CognitoStub().issueTokens();

	private final WireMockServer api = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

	private ApplicationContextRunner runner = new ApplicationContextRunner();

	@BeforeEach
	void start() {
		this.api.start();
		this.api.stubFor(get(anyUrl()).willReturn(ok("fine")));
		this.runner = this.runner
			.withConfiguration(
					AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
							CognitoTokenAutoConfiguration.class, CognitoServiceAccountInjectionAutoConfiguration.class))
			.withPropertyValues(properties());
	}

	@AfterEach
	void stop() {
		this.cognito.close();
		this.api.stop();
	}

	@Test
	void injectWhenAccountsAreNamedThenEachPointHasItsOwn() {
		this.runner.withUserConfiguration(Application.class).run((context) -> {
			Invoices invoices = context.getBean(Invoices.class);
			assertThat(invoices.billing.name()).isEqualTo("billing");
			assertThat(invoices.reports.name()).isEqualTo("reports");
		});
	}

	@Test
	void injectWhenClientsAreNamedThenTheyCarryTheToken() {
		this.runner.withUserConfiguration(Application.class).run((context) -> {
			Invoices invoices = context.getBean(Invoices.class);
			invoices.restClient.get().uri(this.api.baseUrl() + "/rest").retrieve().toBodilessEntity();
			invoices.webClient.get().uri(this.api.baseUrl() + "/web").retrieve().toBodilessEntity().block();
			for (String path : new String[] { "/rest", "/web" }) {
				this.api.verify(
						getRequestedFor(urlEqualTo(path)).withHeader("Authorization", equalTo("Bearer stub-access")));
			}
		});
	}

	@Test
	void injectWhenHostIsNotAllowedThenSendsNoToken() {
		this.runner.withUserConfiguration(Application.class)
			.withPropertyValues(PREFIX + "billing.allowed-hosts=api.example.com")
			.run((context) -> {
				Invoices invoices = context.getBean(Invoices.class);
				invoices.restClient.get().uri(this.api.baseUrl() + "/rest").retrieve().toBodilessEntity();
				this.api.verify(getRequestedFor(urlEqualTo("/rest")).withoutHeader("Authorization"));
			});
	}

	@Test
	void injectWhenAccountIsUnknownThenFailsAndListsThoseThatThereAre() {
		this.runner.withUserConfiguration(WrongName.class)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.isInstanceOf(BeanCreationException.class)
				.rootCause()
				.hasMessageContaining("[billing, reports]"));
	}

	@Test
	void injectWhenNoAccountIsNamedThenThereIsNoCandidate() {
		this.runner.withUserConfiguration(Unqualified.class).run((context) -> {
			assertThat(context.getBean(Unqualified.class).providers.stream()).isEmpty();
			assertThat(context.getBean(Unqualified.class).restClients.stream()).isEmpty();
			assertThat(context.getBean(Unqualified.class).webClients.stream()).isEmpty();
		});
		RestClient own = RestClient.create();
		this.runner.withBean(RestClient.class, () -> own).withUserConfiguration(Unqualified.class).run((context) -> {
			assertThat(context.getBean(RestClient.class)).isSameAs(own);
			assertThat(context.getBean(Unqualified.class).restClients.getObject()).isSameAs(own);
		});
		this.runner.withUserConfiguration(NoAccount.class)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContaining("@ServiceAccount(\"name\")"));
	}

	@Test
	@CompileWithForkedClassLoader
	void injectWhenProcessedAheadOfTimeThenWorks() {
		AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
		TestPropertyValues.of(properties()).applyTo(source);
		source.register(AheadOfTime.class);
		TestGenerationContext generation = new TestGenerationContext();
		ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(source, generation);
		generation.writeGeneratedContent();

		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			GenericApplicationContext context = new GenericApplicationContext();
			context.setClassLoader(compiled.getClassLoader());
			TestPropertyValues.of(properties()).applyTo(context);
			compiled.getInstance(ApplicationContextInitializer.class, initializer.reflectionName()).initialize(context);
			try (context) {
				context.refresh();
				Invoices invoices = context.getBean(Invoices.class);
				assertThat(invoices.billing.name()).isEqualTo("billing");
				assertThat(invoices.reports.name()).isEqualTo("reports");
				invoices.restClient.get().uri(this.api.baseUrl() + "/rest").retrieve().toBodilessEntity();
				this.api.verify(getRequestedFor(urlEqualTo("/rest")).withHeader("Authorization",
						equalTo("Bearer stub-access")));
			}
		});
	}

	private String[] properties() {
		String[] common = this.cognito.properties();
		String[] all = Arrays.copyOf(common, common.length + 4);
		all[common.length] = PREFIX + "billing.username=billing-user";
		all[common.length + 1] = PREFIX + "billing.password=Hush-Hush-1";
		all[common.length + 2] = PREFIX + "reports.username=reports-user";
		all[common.length + 3] = PREFIX + "reports.password=Hush-Hush-2";
		return all;
	}

	static final class Invoices {

		private final CognitoTokenProvider billing;

		private final RestClient restClient;

		private final WebClient webClient;

		private CognitoTokenProvider reports;

		Invoices(@ServiceAccount("billing") CognitoTokenProvider billing,
				@ServiceAccount("billing") RestClient restClient, @ServiceAccount("billing") WebClient webClient) {
			this.billing = billing;
			this.restClient = restClient;
			this.webClient = webClient;
		}

		@Autowired
		void setReports(@ServiceAccount("reports") CognitoTokenProvider reports) {
			this.reports = reports;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Invoices.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
			CognitoTokenAutoConfiguration.class, CognitoServiceAccountInjectionAutoConfiguration.class })
	@Import(Invoices.class)
	static class AheadOfTime {

	}

	@Configuration(proxyBeanMethods = false)
	static class WrongName {

		@Bean
		String wrong(@ServiceAccount("typo") CognitoTokenProvider provider) {
			return provider.name();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Unqualified {

		private final ObjectProvider<CognitoTokenProvider> providers;

		private final ObjectProvider<RestClient> restClients;

		private final ObjectProvider<WebClient> webClients;

		Unqualified(ObjectProvider<CognitoTokenProvider> providers, ObjectProvider<RestClient> restClients,
				ObjectProvider<WebClient> webClients) {
			this.providers = providers;
			this.restClients = restClients;
			this.webClients = webClients;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoAccount {

		@Bean
		String none(@Qualifier(ServiceAccount.QUALIFIER) CognitoTokenProvider provider) {
			return provider.name();
		}

	}

}
