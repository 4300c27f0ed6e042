// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.web;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoStub;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoHttpServiceGroupAutoConfiguration}.
 */
class CognitoHttpServiceGroupAutoConfigurationTests {

	private static final String PREFIX = "cognito.service-accounts.billing.";

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
							CognitoTokenAutoConfiguration.class, CognitoHttpServiceGroupAutoConfiguration.class))
			.withPropertyValues(this.cognito.properties())
			.withPropertyValues("api.url=http://127.0.0.1:" + this.api.port(), PREFIX + "username=billing-user",
					PREFIX + "password=Hush-Hush-1");
	}

	@AfterEach
	void stop() {
		this.cognito.close();
		this.api.stop();
	}

	@Test
	void groupsWhenNamedThenSendTheTokenAndOthersDoNot() {
		this.runner.withUserConfiguration(Services.class)
			.withPropertyValues(PREFIX + "http-service-groups=blocking,reactive")
			.run((context) -> {
				assertThat(context.getBean(BlockingService.class).get()).isEqualTo("fine");
				assertThat(context.getBean(ReactiveService.class).get().block()).isEqualTo("fine");
				assertThat(context.getBean(OtherService.class).get()).isEqualTo("fine");
				this.api.verify(getRequestedFor(urlEqualTo("/blocking")).withHeader("Authorization",
						equalTo("Bearer stub-access")));
				this.api.verify(getRequestedFor(urlEqualTo("/reactive")).withHeader("Authorization",
						equalTo("Bearer stub-access")));
				this.api.verify(getRequestedFor(urlEqualTo("/other")).withoutHeader("Authorization"));
				assertThat(this.cognito.requests()).hasSize(1);
			});
	}

	@Test
	void groupsWhenHostIsNotAllowedThenSendNoToken() {
		this.runner.withUserConfiguration(Services.class)
			.withPropertyValues(PREFIX + "http-service-groups=blocking", PREFIX + "allowed-hosts=api.example.com")
			.run((context) -> {
				context.getBean(BlockingService.class).get();
				this.api.verify(getRequestedFor(urlEqualTo("/blocking")).withoutHeader("Authorization"));
			});
	}

	@Test
	void startWhenGroupIsUnknownAndInitializationIsLazyThenFailsToo() {
		this.runner.withUserConfiguration(Services.class)
			.withPropertyValues(PREFIX + "http-service-groups=typo")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void startWhenGroupIsUnknownThenNamesThoseThatThereAre() {
		this.runner.withUserConfiguration(Services.class)
			.withPropertyValues(PREFIX + "http-service-groups=blocking,typo")
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.isInstanceOfSatisfying(CognitoConfigurationException.class,
							(failure) -> assertThat(failure.getProblems()).singleElement().satisfies((problem) -> {
								assertThat(problem)
									.hasToString("'cognito.service-accounts.billing.http-service-groups' "
											+ "names the HTTP service group 'typo', which does not exist");
								assertThat(problem.action()).contains("[blocking, other, reactive]");
							}));
			});
	}

	@Test
	void startWhenGroupIsUnknownThenReportedWithAllOtherProblems() {
		this.runner.withUserConfiguration(Services.class)
			.withPropertyValues(PREFIX + "http-service-groups=typo", PREFIX + "username=",
					"cognito.http.request-timeout=-1s")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(CognitoConfigurationException.class,
						(failure) -> assertThat(failure.getProblems())
							.extracting((problem) -> problem.toString().split("'")[1])
							.contains("cognito.service-accounts.billing.http-service-groups",
									"cognito.service-accounts.billing.username", "cognito.http.request-timeout")));
	}

	@Test
	void startWhenThereAreNoGroupsThenSaysHowToDeclareThem() {
		this.runner.withPropertyValues(PREFIX + "http-service-groups=orders")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(CognitoConfigurationException.class,
						(failure) -> assertThat(failure.getProblems()).singleElement()
							.satisfies((problem) -> assertThat(problem.action()).contains("@ImportHttpServices"))));
	}

	@Test
	void clientsWhenNotInAGroupThenHaveNoFilterAndNoInterceptor() {
		this.runner.withUserConfiguration(Services.class)
			.withPropertyValues(PREFIX + "http-service-groups=blocking")
			.run((context) -> {
				RestClient.create("http://127.0.0.1:" + this.api.port())
					.get()
					.uri("/plain")
					.retrieve()
					.toBodilessEntity();
				this.api.verify(getRequestedFor(urlEqualTo("/plain")).withoutHeader("Authorization"));
			});
	}

	interface BlockingService {

		@GetExchange("/blocking")
		String get();

	}

	interface OtherService {

		@GetExchange("/other")
		String get();

	}

	interface ReactiveService {

		@GetExchange("/reactive")
		Mono<String> get();

	}

	@Configuration(proxyBeanMethods = false)
	@ImportHttpServices(group = "blocking", types = BlockingService.class)
	@ImportHttpServices(group = "other", types = OtherService.class)
	@ImportHttpServices(group = "reactive", types = ReactiveService.class,
			clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
	static class Services {

		@Bean
		RestClientHttpServiceGroupConfigurer restClients(Environment environment) {
			return (groups) -> groups.forEachClient((group, client) -> client.baseUrl(url(environment)));
		}

		@Bean
		WebClientHttpServiceGroupConfigurer webClients(Environment environment) {
			return (groups) -> groups
				.forEachClient((group, client) -> ((WebClient.Builder) client).baseUrl(url(environment)));
		}

		private static String url(Environment environment) {
			return environment.getRequiredProperty("api.url");
		}

	}

}
