// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.replica;

import java.net.URI;
import java.time.Duration;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.health.CognitoReplicaEndpointAutoConfiguration;
import io.github.cognitoauth.autoconfigure.health.CognitoReplicaHealthAutoConfiguration;
import io.github.cognitoauth.autoconfigure.metrics.CognitoReplicaMetricsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.health.CognitoRegionHealthIndicator;
import io.github.cognitoauth.health.CognitoRegionsEndpoint;
import io.github.cognitoauth.metrics.CognitoRegionMetrics;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.protocol.RegionSwitch;
import io.github.cognitoauth.protocol.ReplicaRegion;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.AnnotationUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what an application has of a pool with a replica.
 */
class CognitoReplicaAutoConfigurationTests {

	private static final String REPLICA = "cognito.replica.region=eu-central-1";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
						CognitoTokenAutoConfiguration.class, CognitoReplicaMetricsAutoConfiguration.class,
						CognitoReplicaHealthAutoConfiguration.class, CognitoReplicaEndpointAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
				"management.endpoints.web.exposure.include=*");

	@Test
	void contextWhenThereIsNoReplicaThenHasNothingOfOne() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(CognitoRegionMetrics.class)
				.doesNotHaveBean(CognitoRegionHealthIndicator.class)
				.doesNotHaveBean(CognitoRegionsEndpoint.class);
			CognitoUserPool pool = context.getBean(CognitoUserPools.class).main();
			assertThat(pool.client().regions()).isNull();
			assertThat(pool.isReadOnly()).isFalse();
			assertThat(pool.region()).isEqualTo("eu-west-1");
			assertThatIllegalStateException().isThrownBy(() -> pool.useRegion("eu-central-1"))
				.withMessageContaining("'cognito.replica.region'");
		});
	}

	@Test
	void clientsWhenThereIsAReplicaThenAllChangeTheRegionTogether() {
		this.runner.withPropertyValues(REPLICA, "cognito.replica.mode=manual", "cognito.replica.minimum-stay=2m",
				"cognito.service-accounts.billing.client-id=another",
				"cognito.service-accounts.billing.client-secret=hush", "cognito.service-accounts.billing.type=client")
			.run((context) -> {
				RegionRouter regions = context.getBean(CognitoClient.class).regions();
				assertThat(regions.primaryRegion()).isEqualTo("eu-west-1");
				assertThat(regions.replica()).returns("eu-central-1", ReplicaRegion::region)
					.returns(ReplicaRegion.Mode.MANUAL, ReplicaRegion::mode)
					.returns(Duration.ofMinutes(2), ReplicaRegion::minimumStay);
				assertThat(context.getBean(CognitoClientBuilder.class).build().regions()).isSameAs(regions);
				CognitoUserPool pool = context.getBean(CognitoUserPools.class).main();
				assertThat(pool.useRegion("eu-central-1")).isTrue();
				assertThat(regions.isReplicaActive()).isTrue();
				assertThat(pool.region()).isEqualTo("eu-central-1");
				assertThat(pool.isReadOnly()).isTrue();
			});
	}

	@Test
	void namedPoolWhenItHasAReplicaThenItIsItsOwn() {
		this.runner.withPropertyValues("cognito.user-pools.partner.user-pool-id=us-east-1_Partner1",
				"cognito.user-pools.partner.client-id=1partner", "cognito.user-pools.partner.replica.region=us-west-2")
			.run((context) -> {
				CognitoUserPools pools = context.getBean(CognitoUserPools.class);
				assertThat(pools.main().client().regions()).isNull();
				assertThat(pools.get("partner").client().regions().replica().region()).isEqualTo("us-west-2");
				assertThat(context.getBean(CognitoRegionsEndpoint.class).regions().pools()).containsOnlyKeys("partner");
			});
	}

	@Test
	void metricsWhenRegionChangesThenTell() {
		this.runner.withPropertyValues(REPLICA).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBean(CognitoRegionMetrics.class).bindTo(registry);
			assertThat(active(registry, "eu-west-1")).isOne();
			assertThat(active(registry, "eu-central-1")).isZero();
			context.getBean(CognitoClient.class).regions().useRegion("eu-central-1");
			assertThat(active(registry, "eu-west-1")).isZero();
			assertThat(active(registry, "eu-central-1")).isOne();
			assertThat(registry.get("cognito.region.switches")
				.tags("pool", "main", "cause", "manual")
				.functionCounter()
				.count()).isOne();
			assertThat(registry.get("cognito.region.switches").tag("cause", "failures").functionCounter().count())
				.isZero();
		});
	}

	private static double active(MeterRegistry registry, String region) {
		return registry.get("cognito.region.active").tags("pool", "main", "region", region).gauge().value();
	}

	@Test
	void healthWhenReplicaIsInUseThenIsUpAndSaysSo() {
		this.runner.withPropertyValues(REPLICA).run((context) -> {
			context.getBean(CognitoClient.class).regions().useRegion("eu-central-1");
			assertThat(context.getBean(CognitoRegionHealthIndicator.class).health()).satisfies((health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails().get("main"))
					.hasToString("{active=eu-central-1, primary=eu-west-1, replica=eu-central-1}");
			});
		});
	}

	@Test
	void endpointWhenWrittenToThenChangesTheRegionAndNothingElse() {
		this.runner.withPropertyValues(REPLICA, "cognito.replica.mode=manual").run((context) -> {
			CognitoRegionsEndpoint endpoint = context.getBean(CognitoRegionsEndpoint.class);
			assertThat(endpoint.regions().pools().get("main").active()).isEqualTo("eu-west-1");
			assertThat(endpoint.useRegion("main", "eu-central-1")).satisfies((pool) -> {
				assertThat(pool.active()).isEqualTo("eu-central-1");
				assertThat(pool.mode()).isEqualTo(ReplicaRegion.Mode.MANUAL);
				assertThat(pool.switches()).containsEntry(RegionSwitch.Cause.MANUAL, 1L);
			});
			assertThat(endpoint.useRegion("other", "eu-central-1")).isNull();
			assertThatExceptionOfType(InvalidEndpointRequestException.class)
				.isThrownBy(() -> endpoint.useRegion("main", "us-east-1"))
				.withMessageContaining("eu-central-1");
			assertThat(endpoint.regions().pools().get("main").active()).isEqualTo("eu-central-1");
		});
	}

	@Test
	void endpointWhenNobodyAllowsItThenCannotBeWrittenTo() {
		Endpoint annotation = AnnotationUtils.findAnnotation(CognitoRegionsEndpoint.class, Endpoint.class);
		assertThat(annotation.defaultAccess()).isEqualTo(Access.READ_ONLY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "cognito.replica.region=eu-west-1 | 'cognito.replica.region' | itself",
					"cognito.replica.region=cn-north-1 | 'cognito.replica.region' | partition",
					"cognito.replica.region=not a region | 'cognito.replica.region' | host label",
					"cognito.replica.endpoint=https://example.com | 'cognito.replica.endpoint' | without a region",
					"cognito.replica.minimum-stay=5ms | 'cognito.replica.minimum-stay' | shorter than a second",
					"cognito.replica.endpoint=http://example.com | 'cognito.replica.endpoint' | TLS",
					"cognito.endpoint=https://example.com | 'cognito.replica.region' | has none",
					"cognito.replica.mode=perhaps | 'cognito.replica.mode' | 'perhaps'" })
	void startWhenReplicaCannotBeOneThenSaysWhy(String property, String name, String problem) {
		ApplicationContextRunner configured = problem.contains("without") ? this.runner
				: this.runner.withPropertyValues(REPLICA);
		configured.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(CognitoConfigurationException.class)
				.hasMessageContaining(name)
				.hasMessageContaining(problem));
	}

	@Test
	void startWhenTwoThingsAreWrongThenBothAreReported() {
		this.runner
			.withPropertyValues("cognito.replica.region=eu-west-1", "cognito.replica.minimum-stay=0s",
					"cognito.client-id=my app")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("cognito.replica.region")
				.hasMessageContaining("cognito.replica.minimum-stay")
				.hasMessageContaining("cognito.client-id"));
	}

	@Test
	void replicaWhenAnEmulatorTakesThePlaceOfThePoolThenIsNotCalled() {
		this.runner.withPropertyValues(REPLICA)
			.withBean(CognitoConnectionDetails.class, () -> new EmulatorDetails(null))
			.run((context) -> assertThat(context.getBean(CognitoClient.class).regions()).isNull());
	}

	@Test
	void replicaWhenTheConnectionSaysWhereItIsThenIsCalledThere() {
		URI endpoint = URI.create("http://localhost:9230");
		this.runner.withPropertyValues(REPLICA, "cognito.replica.endpoint=http://localhost:1")
			.withBean(CognitoConnectionDetails.class, () -> new EmulatorDetails(endpoint))
			.run((context) -> {
				RegionRouter regions = context.getBean(CognitoClient.class).regions();
				assertThat(regions.replica().endpoint()).hasToString(CognitoEndpoint.ofUri(endpoint).toString());
				assertThat(context).hasSingleBean(CognitoRegionHealthIndicator.class);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "http://localhost:9230 |  | 'cognito.replica.region' is not set",
					"http://example.com | eu-central-1 | TLS", "http://localhost:9230 | eu-west-1 | itself" })
	void startWhenTheConnectionNamesAReplicaThatCannotBeOneThenSaysWhy(URI endpoint, String region, String problem) {
		this.runner.withPropertyValues((region != null) ? "cognito.replica.region=" + region : "x=y")
			.withBean(CognitoConnectionDetails.class, () -> new EmulatorDetails(endpoint))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(CognitoConfigurationException.class)
				.hasMessageContaining(problem));
	}

	private static final class EmulatorDetails implements CognitoConnectionDetails {

		private final @Nullable URI replica;

		EmulatorDetails(@Nullable URI replica) {
			this.replica = replica;
		}

		@Override
		public String getUserPoolId() {
			return "eu-west-1_Ab1Cd2Ef3";
		}

		@Override
		public String getClientId() {
			return "1example23456789";
		}

		@Override
		public URI getEndpoint() {
			return URI.create("http://localhost:9229");
		}

		@Override
		public @Nullable URI getReplicaEndpoint() {
			return this.replica;
		}

	}

}
