// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.metrics;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoStub;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.metrics.CognitoTokenMetrics;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenEvent;
import io.github.cognitoauth.token.TokenEvent.Trigger;
import io.github.cognitoauth.token.store.TokenStore;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import io.github.cognitoauth.token.store.TokenStore.Lease;
import io.github.cognitoauth.token.store.TokenStore.Notice;
import io.github.cognitoauth.token.store.TokenStore.Result;
import io.github.cognitoauth.token.store.TokenStore.Settled;
import io.github.cognitoauth.web.BearerRefusalListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoMetricsAutoConfiguration}, with the names that Prometheus sees.
 */
class CognitoMetricsAutoConfigurationTests {

	private final CognitoStub cognito = new CognitoStub().issueTokens();

	private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
						CognitoTokenAutoConfiguration.class, CognitoMetricsAutoConfiguration.class,
						MetricsAutoConfiguration.class, ObservationAutoConfiguration.class))
		.withPropertyValues(this.cognito.properties())
		.withPropertyValues("cognito.service-accounts.billing.username=billing-user",
				"cognito.service-accounts.billing.password=Hush-Hush-1", "cognito.retry.max-attempts=1");

	@AfterEach
	void stop() {
		this.cognito.close();
	}

	@Test
	void metricsWhenThereIsNoRegistryThenAreAbsent() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(CognitoTokenMetrics.class));
	}

	@Test
	void metricsWhenMicrometerCoreIsMissingThenAreAbsent() {
		this.runner.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CognitoTokenMetrics.class));
	}

	@Test
	void metricsWhenUserDefinesThemThenBackOff() {
		CognitoTokenMetrics own = new CognitoTokenMetrics(
				() -> CognitoTokenProviders.of(List.<CognitoTokenProvider>of()), (account) -> "main",
				Clock.systemUTC());
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean("own", CognitoTokenMetrics.class, () -> own)
			.run((context) -> assertThat(context).getBean(CognitoTokenMetrics.class).isSameAs(own));
	}

	@Test
	void prometheusWhenAccountSignsInThenSeesTimerCounterAndGauges() {
		this.runner.withBean(MeterRegistry.class, () -> this.prometheus).run((context) -> {
			assertThat(this.prometheus.scrape())
				.contains("cognito_token_expiry_seconds{account=\"billing\",pool=\"main\"} NaN")
				.contains("cognito_account_up{account=\"billing\",pool=\"main\"} 1.0")
				.contains("cognito_token_expired_total{account=\"billing\",pool=\"main\"} 0.0")
				.contains("cognito_token_invalidated_total{account=\"billing\",pool=\"main\"} 0.0");
			context.getBean(CognitoTokenProviders.class).get("billing").getTokens().block();
			String scrape = scrapeWhen("cognito_client_seconds_count");
			assertThat(scrape).containsPattern("cognito_client_seconds_count\\{cognito_challenge=\"none\","
					+ "cognito_operation=\"InitiateAuth\",error=\"none\",exception=\"none\",outcome=\"SUCCESS\",pool=\"main\"} 1");
			assertThat(scrape).contains("cognito_token_refresh_total{account=\"billing\",operation=\"sign-in\","
					+ "outcome=\"SUCCESS\",pool=\"main\",trigger=\"mandatory\"} 1.0");
			assertThat(scrape)
				.containsPattern("cognito_token_expiry_seconds\\{account=\"billing\",pool=\"main\"} 3[56]\\d\\d\\.0");
			assertThat(scrape).doesNotContain("billing-user").doesNotContain("stub-").doesNotContain("Hush");
		});
	}

	@Test
	void prometheusWhenCallsAreMadeThenSeesTheBudget() {
		this.runner.withBean(MeterRegistry.class, () -> this.prometheus)
			.withPropertyValues("cognito.calls-per-second=10")
			.run((context) -> {
				assertThat(this.prometheus.scrape()).contains("cognito_budget_rate{pool=\"main\"} 6.")
					.contains("cognito_budget_queued{lane=\"waited\",pool=\"main\"} 0.0")
					.contains("cognito_budget_queued{lane=\"ahead\",pool=\"main\"} 0.0")
					.contains("cognito_budget_in_flight{pool=\"main\"} 0.0")
					.contains("cognito_budget_outage{pool=\"main\"} 0.0")
					.contains("cognito_budget_used_total{pool=\"main\"} 0.0")
					.contains("cognito_budget_throttled_total{pool=\"main\"} 0.0")
					.contains("cognito_budget_refused_total{pool=\"main\"} 0.0");
				context.getBean(CognitoTokenProviders.class).get("billing").getTokens().block();
				assertThat(this.prometheus.scrape()).contains("cognito_budget_used_total{pool=\"main\"} 1.0");
			});
	}

	@Test
	void prometheusWhenHistogramIsSwitchedOnThenSeesBucketsOfCalls() {
		this.runner.withBean(MeterRegistry.class, () -> this.prometheus)
			.withPropertyValues("management.metrics.distribution.percentiles-histogram.cognito.client=true",
					"management.metrics.distribution.slo.cognito.client=200ms")
			.run((context) -> {
				context.getBean(CognitoTokenProviders.class).get("billing").getTokens().block();
				assertThat(scrapeWhen("cognito_client_seconds_count"))
					.containsPattern("cognito_client_seconds_bucket\\{.*\"InitiateAuth\".*le=\"0\\.2\"}")
					.containsPattern("cognito_client_seconds_bucket\\{.*le=\"\\+Inf\"} 1");
			});
		this.runner.withBean(MeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
			.run((context) -> {
				context.getBean(CognitoTokenProviders.class).get("billing").getTokens().block();
				assertThat(context.getBean(PrometheusMeterRegistry.class).scrape()).doesNotContain("seconds_bucket");
			});
	}

	@Test
	void prometheusWhenCallersWaitThenSeesHowLongAndWhatCameOfIt() {
		this.runner.withBean(MeterRegistry.class, () -> this.prometheus).run((context) -> {
			assertThat(this.prometheus.scrape())
				.contains("cognito_token_waiters{account=\"billing\",pool=\"main\"} 0.0")
				.contains("cognito_token_wait_seconds_count{account=\"billing\",outcome=\"SERVED\",pool=\"main\"} 0")
				.contains("cognito_lease_takeover_total{account=\"billing\",pool=\"main\"} 0.0")
				.doesNotContain("cognito_store_up");
			context.getBean(CognitoTokenProviders.class).get("billing").getTokens().block();
			assertThat(this.prometheus.scrape())
				.contains("cognito_token_wait_seconds_count{account=\"billing\",outcome=\"SERVED\",pool=\"main\"} 1")
				.contains("cognito_token_wait_seconds_count{account=\"billing\",outcome=\"REFUSED\",pool=\"main\"} 0");
			context.getBean(CognitoTokenMetrics.class).onEvent(new TokenEvent.TookOver("billing", Instant.EPOCH));
			assertThat(this.prometheus.scrape())
				.contains("cognito_lease_takeover_total{account=\"billing\",pool=\"main\"} 1.0");
		});
	}

	@Test
	void prometheusWhenTokensAreSharedThenSeesWhetherTheStoreIsOfUse() {
		this.runner.withBean(MeterRegistry.class, () -> this.prometheus)
			.withBean(TokenStore.class, () -> new SilentStore())
			.withPropertyValues("cognito.token-store.timeout=100ms")
			.run((context) -> {
				assertThat(this.prometheus.scrape()).contains("cognito_store_up{pool=\"main\",use=\"store\"} 1.0")
					.contains("cognito_store_up{pool=\"main\",use=\"notices\"} 1.0");
				context.getBean(CognitoTokenProviders.class).get("billing").getTokens().block();
				assertThat(this.prometheus.scrape()).contains("cognito_store_up{pool=\"main\",use=\"store\"} 0.0");
				assertThat(context.getBean(CognitoTokenEngine.class).storeState())
					.satisfies((state) -> assertThat(state.problem()).contains("TimeoutException"));
			});
	}

	@Test
	void prometheusWhenServiceRefusesATokenForGoodThenSeesIt() {
		this.runner.withBean(MeterRegistry.class, () -> this.prometheus).run((context) -> {
			assertThat(this.prometheus.scrape())
				.contains("cognito_bearer_refused_total{account=\"billing\",pool=\"main\"} 0.0");
			context.getBean(BearerRefusalListener.class).refused("billing", URI.create("https://api.example.com/x"));
			assertThat(this.prometheus.scrape())
				.contains("cognito_bearer_refused_total{account=\"billing\",pool=\"main\"} 1.0");
		});
	}

	@Test
	void prometheusWhenServiceThrottlesThenSeesThrottleCounterAndFailure() {
		this.cognito.fail("InitiateAuth", "TooManyRequestsException", "Rate exceeded");
		this.runner.withBean(MeterRegistry.class, () -> this.prometheus).run((context) -> {
			context.getBean(CognitoTokenProviders.class).get("billing").getTokens().onErrorComplete().block();
			String scrape = scrapeWhen("cognito_client_throttled_total");
			assertThat(scrape).containsPattern("cognito_client_throttled_total\\{.*\"InitiateAuth\".*} 1.0");
			assertThat(scrape).contains("cognito_token_refresh_total{account=\"billing\",operation=\"none\","
					+ "outcome=\"FAILURE\",pool=\"main\",trigger=\"mandatory\"} 1.0");
			assertThat(scrape).contains("cognito_token_expiry_seconds{account=\"billing\",pool=\"main\"} 0.0")
				.contains("cognito_account_up{account=\"billing\",pool=\"main\"} 0.0");
		});
	}

	@Test
	void onEventWhenTokenExpiresOrIsRefusedThenIsCounted() {
		this.runner.withBean(MeterRegistry.class, () -> this.prometheus).run((context) -> {
			CognitoTokenMetrics metrics = context.getBean(CognitoTokenMetrics.class);
			Instant now = Instant.EPOCH;
			metrics.onEvent(new TokenEvent.Expired("billing", now, now, null));
			metrics.onEvent(new TokenEvent.Invalidated("billing", now));
			metrics.onEvent(new TokenEvent.Refreshed("billing", now, Trigger.TIMER, now));
			metrics.onEvent(new TokenEvent.Adopted("billing", now, Trigger.STORE, now));
			metrics.onEvent(new TokenEvent.RefreshFailed("billing", now, Trigger.ADVISORY, "x", true, now));
			assertThat(this.prometheus.scrape())
				.contains("cognito_token_expired_total{account=\"billing\",pool=\"main\"} 1.0")
				.contains("cognito_token_invalidated_total{account=\"billing\",pool=\"main\"} 1.0")
				.contains("operation=\"refresh\",outcome=\"SUCCESS\",pool=\"main\",trigger=\"timer\"} 1.0")
				.contains("operation=\"adopt\",outcome=\"SUCCESS\",pool=\"main\",trigger=\"store\"} 1.0")
				.contains("operation=\"none\",outcome=\"REFUSED\",pool=\"main\",trigger=\"advisory\"} 1.0");
		});
	}

	/** An observation stops after the caller has got the answer. */
	private String scrapeWhen(String name) {
		return Awaitility.await().until(this.prometheus::scrape, (scrape) -> scrape.contains(name));
	}

	/** Takes everything and never answers. */
	private static final class SilentStore implements TokenStore {

		@Override
		public Mono<Claim> claim(String account, Known known, Duration lease) {
			return Mono.never();
		}

		@Override
		public Mono<Boolean> extend(Lease lease, Duration time) {
			return Mono.never();
		}

		@Override
		public Mono<Settled> settle(Lease lease, Result result) {
			return Mono.never();
		}

		@Override
		public Flux<Notice> notices() {
			return Flux.never();
		}

	}

}
