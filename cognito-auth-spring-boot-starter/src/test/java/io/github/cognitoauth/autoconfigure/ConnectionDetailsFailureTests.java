// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;

import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionDetailsValidator}.
 */
class ConnectionDetailsFailureTests {

	private static final String POOL = "eu-west-1_Ab1Cd2Ef3";

	private static final String CLIENT = "1example23456789";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class));

	@Test
	void startWhenPoolIdIsMalformedThenNamesGetterAndBean() {
		FailureAnalysis analysis = failure(this.runner, new OwnDetails("my pool", CLIENT, null, null));
		assertThat(analysis.getDescription()).contains("'CognitoConnectionDetails.getUserPoolId()' is not accepted")
			.doesNotContain("my pool");
		assertThat(analysis.getAction()).contains("OwnDetails", POOL);
	}

	@Test
	void startWhenClientIdIsMalformedThenNamesGetter() {
		FailureAnalysis analysis = failure(this.runner, new OwnDetails(POOL, "my app", null, null));
		assertThat(analysis.getDescription()).contains("'CognitoConnectionDetails.getClientId()' does not look like");
	}

	@Test
	void startWhenRegionIsMalformedThenNamesGetterOnly() {
		FailureAnalysis analysis = failure(this.runner.withPropertyValues("cognito.fips=true"),
				new OwnDetails(POOL, CLIENT, "evil.example.com", null));
		assertThat(analysis.getDescription()).contains("'CognitoConnectionDetails.getRegion()' is not accepted")
			.doesNotContain("cognito.fips");
	}

	@Test
	void startWhenEndpointWouldSendPlainTextThenNamesGetterAndWayOut() {
		FailureAnalysis analysis = failure(this.runner,
				new OwnDetails(POOL, CLIENT, null, URI.create("http://cognito:9229")));
		assertThat(analysis.getDescription()).contains("'CognitoConnectionDetails.getEndpoint()' is not accepted");
		assertThat(analysis.getAction()).contains("cognito.allow-plain-text-endpoint=true");
	}

	@Test
	void startWhenFipsIsSetWithEndpointThenNamesFips() {
		FailureAnalysis analysis = failure(this.runner.withPropertyValues("cognito.fips=true"),
				new OwnDetails(POOL, CLIENT, null, URI.create("http://localhost:9229")));
		assertThat(analysis.getDescription()).contains("'cognito.fips' is set, but the CognitoConnectionDetails bean");
	}

	@Test
	void startWhenRegionHasNoFipsThenNamesFips() {
		FailureAnalysis analysis = failure(this.runner.withPropertyValues("cognito.fips=true"),
				new OwnDetails(POOL, CLIENT, null, null));
		assertThat(analysis.getDescription()).contains("'cognito.fips' is not accepted: Amazon Cognito has no FIPS");
		assertThat(analysis.getAction()).contains("OwnDetails");
	}

	@Test
	void startWhenDetailsAreGoodThenStarts() {
		this.runner.withPropertyValues("cognito.fips=true")
			.withBean(CognitoConnectionDetails.class, () -> new OwnDetails(POOL, CLIENT, "us-east-1", null))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static FailureAnalysis failure(ApplicationContextRunner runner, OwnDetails details) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		runner.withBean(CognitoConnectionDetails.class, () -> details).run((context) -> {
			assertThat(context).hasFailed();
			analysis[0] = new CognitoConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
		});
		assertThat(analysis[0]).isNotNull();
		return analysis[0];
	}

	private record OwnDetails(String pool, String client, @Nullable String region,
			@Nullable URI endpoint) implements CognitoConnectionDetails {

		@Override
		public String getUserPoolId() {
			return this.pool;
		}

		@Override
		public String getClientId() {
			return this.client;
		}

		@Override
		public @Nullable String getRegion() {
			return this.region;
		}

		@Override
		public @Nullable URI getEndpoint() {
			return this.endpoint;
		}

	}

}
