// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoStub;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenEvent;
import io.github.cognitoauth.token.TokenEvent.Trigger;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import io.github.cognitoauth.token.TokenSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.event.EventListener;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoTokenAutoConfiguration}.
 */
class CognitoTokenAutoConfigurationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String[] BILLING = { "cognito.service-accounts.billing.username=billing-user",
			"cognito.service-accounts.billing.password=Hush-Hush-1" };

	private final CognitoStub cognito = new CognitoStub().issueTokens();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class))
		.withPropertyValues(this.cognito.properties());

	@AfterEach
	void stop() {
		this.cognito.close();
	}

	@Test
	void beansWhenNoAccountIsConfiguredThenAreAbsent() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(CognitoTokenProviders.class)
			.doesNotHaveBean(CognitoTokenEngineLifecycle.class)
			.doesNotHaveBean(TokenEventPublisher.class));
	}

	@Test
	void beansWhenProcessedAheadOfTimeWithoutAccountsThenArePresentForThoseOfRunTime() {
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		try {
			this.runner.run((context) -> assertThat(context.getBean(CognitoTokenProviders.class).names()).isEmpty());
		}
		finally {
			System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
		}
	}

	@Test
	void beansWhenDisabledThenAreAbsent() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CognitoTokenProviders.class));
	}

	@Test
	void providersWhenAccountsAreConfiguredThenHaveThemInOrderAndRun() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.service-accounts.reports.username=reports-user",
					"cognito.service-accounts.reports.password=Hush-Hush-2")
			.run((context) -> {
				assertThat(context.getBean(CognitoTokenProviders.class).names()).containsExactly("billing", "reports");
				assertThat(context.getBean(CognitoTokenEngineLifecycle.class).isRunning()).isTrue();
				assertThat(this.cognito.requests()).isEmpty();
			});
	}

	@Test
	void providersWhenUserDefinesThemThenBackOff() {
		CognitoTokenProviders own = CognitoTokenProviders.of(List.of());
		this.runner.withPropertyValues(BILLING)
			.withBean("own", CognitoTokenProviders.class, () -> own)
			.run((context) -> {
				assertThat(context).getBean(CognitoTokenProviders.class).isSameAs(own);
				assertThat(context).doesNotHaveBean(CognitoTokenEngineLifecycle.class);
			});
	}

	@Test
	void engineWhenUserDefinesItThenIsRun() {
		CognitoTokenEngine own = CognitoTokenEngine.builder().build();
		this.runner.withPropertyValues(BILLING).withBean("own", CognitoTokenEngine.class, () -> own).run((context) -> {
			assertThat(context).getBean(CognitoTokenProviders.class).isSameAs(own.providers());
			assertThat(context).hasSingleBean(CognitoTokenEngineLifecycle.class);
		});
	}

	@Test
	void getTokensWhenPasswordAccountThenSignsInWithItsFlowAndMetadata() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.service-accounts.billing.client-metadata.caller=batch")
			.run((context) -> {
				assertThat(tokens(context.getBean(CognitoTokenProviders.class), "billing").accessToken())
					.isEqualTo("stub-access");
				assertThat(this.cognito.requests()).singleElement()
					.satisfies((request) -> assertThat(equalToJson("""
							{"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "1example23456789",
							 "AuthParameters": {"USERNAME": "billing-user", "PASSWORD": "Hush-Hush-1"},
							 "ClientMetadata": {"caller": "batch"}}""").match(request.getBodyAsString()).isExactMatch())
						.isTrue());
			});
	}

	@Test
	void getTokensWhenMachineToMachineAccountThenAsksForClientTokenOfItsOwnClient() {
		this.runner
			.withPropertyValues("cognito.service-accounts.sync.scopes=orders/read,orders/write",
					"cognito.service-accounts.sync.client-id=2machine34567890",
					"cognito.service-accounts.sync.client-secret=hush-machine",
					"cognito.service-accounts.sync.client-metadata.caller=batch")
			.run((context) -> {
				assertThat(tokens(context.getBean(CognitoTokenProviders.class), "sync").accessToken())
					.isEqualTo("stub-machine");
				assertThat(this.cognito.requests()).singleElement()
					.satisfies((request) -> assertThat(equalToJson("""
							{"ClientId": "2machine34567890", "Secret": "hush-machine",
							 "Scopes": ["orders/read", "orders/write"],
							 "ClientMetadata": {"caller": "batch"}}""").match(request.getBodyAsString()).isExactMatch())
						.isTrue());
			});
	}

	@Test
	void getTokensWhenMachineToMachineAccountHasNoScopesThenAsksForAll() {
		this.runner.withPropertyValues("cognito.client-secret=hush-common", "cognito.service-accounts.sync.type=client")
			.run((context) -> {
				tokens(context.getBean(CognitoTokenProviders.class), "sync");
				assertThat(this.cognito.requests()).singleElement()
					.satisfies((request) -> assertThat(request.getHeader("X-Amz-Target")).endsWith(".GetClientToken"));
			});
	}

	@Test
	void customizersWhenPresentThenCanAddAccounts() {
		TokenSource source = mock(TokenSource.class);
		given(source.defaultPolicy()).willReturn(TokenRefreshPolicy.defaults());
		given(source.fingerprint()).willReturn(new TokenSource.Fingerprint("", ""));
		this.runner.withPropertyValues(BILLING)
			.withBean(CognitoTokenEngineBuilderCustomizer.class, () -> (builder) -> builder.account("own", source))
			.run((context) -> assertThat(context.getBean(CognitoTokenProviders.class).names())
				.containsExactly("billing", "own"));
	}

	@Test
	void lifecycleWhenInitializationIsLazyThenRuns() {
		this.runner.withPropertyValues(BILLING)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(
					context.getBeanFactory().getBeanDefinition("cognitoTokenEngineLifecycle").isLazyInit())
				.isFalse());
	}

	@Test
	void startWhenAccountIsEagerThenSignsInAndTellsListeners() {
		BlockingQueue<TokenEvent> events = new LinkedBlockingQueue<>();
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.service-accounts.billing.eager=true")
			.withBean(EventCollector.class, () -> new EventCollector(events))
			.run((context) -> assertThat(events.poll(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(
					TokenEvent.SignedIn.class, (event) -> assertThat(event.trigger()).isEqualTo(Trigger.STARTUP)));
	}

	@Test
	void startWhenFailFastAccountSignsInThenHasTokens() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.service-accounts.billing.fail-fast=true")
			.run((context) -> assertThat(context.getBean(CognitoTokenProviders.class).get("billing").currentTokens())
				.isNotNull());
	}

	@Test
	void closeWhenRevokeOnShutdownThenRevokesButNotWhenStopped() {
		this.cognito.revokeTokens();
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.service-accounts.billing.revoke-on-shutdown=true",
					"cognito.service-accounts.billing.fail-fast=true")
			.run((context) -> {
				ConfigurableApplicationContext source = context.getSourceApplicationContext();
				source.stop();
				source.start();
				assertThat(this.cognito.requests()).hasSize(1);
				source.close();
				assertThat(this.cognito.requests()).last()
					.satisfies((request) -> assertThat(request.getHeader("X-Amz-Target")).endsWith(".RevokeToken"));
			});
	}

	@Test
	void startWhenFailFastAccountIsRefusedThenFailsWithWhatToDo() {
		this.cognito.fail("InitiateAuth", "NotAuthorizedException", "Incorrect username or password.");
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.service-accounts.billing.fail-fast=true")
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(new ServiceAccountSignInFailureAnalyzer().analyze(context.getStartupFailure()))
					.satisfies((analysis) -> {
						assertThat(analysis.getDescription()).contains("'billing'")
							.contains("NotAuthorizedException")
							.doesNotContain("Hush");
						assertThat(analysis.getAction()).contains("cognito.service-accounts.billing.password");
					});
			});
	}

	@Test
	void propertiesWhenPrintedThenShowNoSecret() {
		this.runner.withPropertyValues(BILLING)
			.withPropertyValues("cognito.token-store.encryption-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
			.run((context) -> {
				assertThat(context.getBean(CognitoServiceAccountsProperties.class).getServiceAccounts().toString())
					.contains("billing")
					.doesNotContain("Hush");
				assertThat(context.getBean(CognitoTokenStoreProperties.class).toString()).doesNotContain("AAAA");
			});
	}

	private static CognitoTokens tokens(CognitoTokenProviders providers, String name) {
		CognitoTokens tokens = providers.get(name).getTokens().block(TIMEOUT);
		assertThat(tokens).isNotNull();
		return tokens;
	}

	static class EventCollector {

		private final BlockingQueue<TokenEvent> events;

		EventCollector(BlockingQueue<TokenEvent> events) {
			this.events = events;
		}

		@EventListener
		void on(TokenEvent event) {
			this.events.add(event);
		}

	}

}
