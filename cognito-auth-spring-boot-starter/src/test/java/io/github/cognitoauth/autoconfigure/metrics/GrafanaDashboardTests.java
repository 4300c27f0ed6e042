// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoStub;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.metrics.CognitoTokenMetrics;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenEvent;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static java.time.Instant.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the Grafana dashboard asks for metrics and labels that are exported.
 */
class GrafanaDashboardTests {

	private static final Path DASHBOARD = Path.of("..", "docs", "grafana", "cognito-auth.json");

	private static final Path ALERTS = Path.of("..", "docs", "prometheus", "cognito-auth-alerts.yml");

	private static final Pattern SELECTOR = Pattern.compile("(cognito_\\w+)(?:\\{([^}]*)})?");

	private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)[^{]*?(cognito_\\w+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=|!)");

	private final CognitoStub cognito = new CognitoStub().fail("InitiateAuth", "TooManyRequestsException", "slow down");

	private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	@AfterEach
	void stop() {
		this.cognito.close();
	}

	@Test
	void queriesWhenComparedWithAScrapeThenAskForWhatIsThere() throws IOException {
		List<String> queries = queries();
		assertThat(queries).hasSizeGreaterThanOrEqualTo(10);
		String scrape = scrape();
		queries.forEach((query) -> check(query, scrape));
	}

	private static void check(String query, String scrape) {
		Matcher selectors = SELECTOR.matcher(query.replaceAll("by \\([^)]*\\)", ""));
		assertThat(selectors.find()).as(query).isTrue();
		do {
			Set<String> labels = labels(scrape, selectors.group(1));
			Matcher label = LABEL.matcher((selectors.group(2) != null) ? selectors.group(2) : "");
			while (label.find()) {
				assertThat(labels).as(query).contains(label.group(1));
			}
		}
		while (selectors.find());
		Matcher grouping = GROUPING.matcher(query);
		while (grouping.find()) {
			assertThat(labels(scrape, grouping.group(2))).as(query).contains(grouping.group(1).split(",\\s*"));
		}
	}

	@Test
	void alertsWhenComparedWithAScrapeThenAskForWhatIsThere() throws IOException {
		List<String> expressions = new ArrayList<>();
		Map<?, ?> rules = new Yaml().load(Files.readString(ALERTS));
		for (Object group : (List<?>) rules.get("groups")) {
			for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
				expressions.add((String) ((Map<?, ?>) rule).get("expr"));
				assertThat(((Map<?, ?>) ((Map<?, ?>) rule).get("annotations")).keySet())
					.hasToString("[summary, description]");
			}
		}
		assertThat(expressions).hasSizeGreaterThanOrEqualTo(8);
		String scrape = scrape();
		expressions.forEach((expression) -> check(expression, scrape));
	}

	@Test
	void metricsWhenExportedThenEachIsOnTheDashboard() throws IOException {
		String queries = String.join("\n", queries());
		assertThat(queries).contains("cognito_client_seconds_count{", "cognito_client_seconds_sum{",
				"cognito_client_seconds_max{", "cognito_client_throttled_total{", "cognito_token_refresh_total{",
				"cognito_token_expired_total{", "cognito_token_invalidated_total{", "cognito_token_expiry_seconds{",
				"cognito_account_up{", "cognito_token_wait_seconds_count{", "cognito_token_waiters{",
				"cognito_budget_rate{", "cognito_budget_queued{", "cognito_budget_used_total{", "cognito_store_up{",
				"cognito_lease_takeover_total{");
	}

	/** What Prometheus adds itself counts as there. */
	private static Set<String> labels(String scrape, String metric) {
		Set<String> labels = new TreeSet<>(Set.of("job", "instance"));
		Matcher line = Pattern.compile("^" + metric + "(?:\\{(.*)})? ", Pattern.MULTILINE).matcher(scrape);
		assertThat(line.find()).as("metric " + metric + " in the scrape").isTrue();
		Matcher label = LABEL.matcher((line.group(1) != null) ? line.group(1) : "");
		while (label.find()) {
			labels.add(label.group(1));
		}
		return labels;
	}

	private static List<String> queries() throws IOException {
		JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
		List<String> queries = new ArrayList<>();
		for (JsonNode panel : dashboard.path("panels")) {
			for (JsonNode target : panel.path("targets")) {
				queries.add(target.path("expr").asString(""));
			}
		}
		return queries;
	}

	private String scrape() {
		StringBuilder scrape = new StringBuilder();
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
							CognitoTokenAutoConfiguration.class, CognitoMetricsAutoConfiguration.class,
							MetricsAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withPropertyValues(this.cognito.properties())
			.withPropertyValues("cognito.service-accounts.billing.username=billing-user",
					"cognito.service-accounts.billing.password=Hush-Hush-1", "cognito.retry.max-attempts=1")
			.withBean(MeterRegistry.class, () -> this.prometheus)
			.withBean(TokenStore.class, InMemoryTokenStore::new)
			.run((context) -> {
				context.getBean(CognitoTokenProviders.class).get("billing").getTokens().onErrorComplete().block();
				CognitoTokenMetrics metrics = context.getBean(CognitoTokenMetrics.class);
				metrics.onEvent(new TokenEvent.Expired("billing", EPOCH, EPOCH, null));
				metrics.onEvent(new TokenEvent.Invalidated("billing", EPOCH));
				String text = Awaitility.await()
					.until(this.prometheus::scrape, (scraped) -> scraped.contains("cognito_client_seconds_count"));
				scrape.append(text);
			});
		return scrape.toString();
	}

}
