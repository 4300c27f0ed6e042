// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link CognitoClientBuilder}.
 */
class CognitoClientBuilderTests {

	private static final String POOL = "eu-west-1_Ab1Cd2Ef3";

	static Stream<Arguments> broken() {
		return Stream.of(broken("poolName", (builder) -> builder.poolName(" ")),
				broken("clientId", (builder) -> builder.clientId("")),
				broken("clientSecrets", (builder) -> builder.clientSecrets(null)),
				broken("endpoint", (builder) -> builder.endpoint((CognitoEndpoint) null)),
				broken("regions", (builder) -> builder.regions(null)),
				broken("webClient", (builder) -> builder.webClient((WebClient) null)),
				broken("webClient", (builder) -> builder.webClient((Supplier<WebClient>) null)),
				broken("requestTimeout", (builder) -> builder.requestTimeout(Duration.ZERO)),
				broken("requestTimeout", (builder) -> builder.requestTimeout(Duration.ofNanos(-1))),
				broken("maxResponseBytes", (builder) -> builder.maxResponseBytes(1023)),
				broken("retry", (builder) -> builder.retry(null)),
				broken("callBudget", (builder) -> builder.callBudget((CallBudget) null)),
				broken("observationRegistry", (builder) -> builder.observationRegistry(null)));
	}

	private static Arguments broken(String setting, Consumer<CognitoClientBuilder> call) {
		return arguments(setting, call);
	}

	@ParameterizedTest
	@MethodSource("broken")
	void settingWhenItIsBrokenThenSaysWhich(String setting, Consumer<CognitoClientBuilder> call) {
		assertThatIllegalArgumentException().isThrownBy(() -> call.accept(CognitoClient.builder()))
			.withMessageContaining("'" + setting + "'");
	}

	@Test
	void buildWhenLittleIsSetThenTheRestHasDefaults() {
		CognitoClient client = CognitoClient.builder()
			.clientId("client")
			.userPoolId(POOL)
			.maxResponseBytes(1024)
			.build();

		assertThat(client.poolName()).isEqualTo(CognitoClient.MAIN_POOL);
		assertThat(client.clientId()).isEqualTo("client");
		assertThat(client.userPoolId()).isEqualTo(new UserPoolId(POOL));
		assertThat(client.hasClientSecret()).isFalse();
		assertThat(client).hasToString("CognitoClient[" + client.endpoint() + "]");
		assertThat(
				CognitoClient.builder().clientId("client").userPoolId(POOL).clientSecret("s").build().hasClientSecret())
			.isTrue();
		assertThat(CognitoClient.builder().clientId("client").userPoolId(POOL).poolName("partner").build().poolName())
			.isEqualTo("partner");
	}

	@Test
	void replicaWhenFipsIsAskedForThenIsReachedByItToo() {
		CognitoClient client = CognitoClient.builder()
			.clientId("client")
			.userPoolId("us-east-1_Ab1Cd2Ef3")
			.fips(true)
			.replica(ReplicaRegion.of("us-west-2"))
			.build();

		assertThat(client.regions().endpoint(true).uri())
			.hasToString("https://cognito-idp-fips.us-west-2.amazonaws.com/");
		assertThat(client.regions().primaryRegion()).isEqualTo("us-east-1");
	}

	@Test
	void replicaWhenTheRegionIsGivenThenThatIsThePrimaryOne() {
		CognitoClient client = CognitoClient.builder()
			.clientId("client")
			.userPoolId(POOL)
			.region("eu-north-1")
			.replica(ReplicaRegion.of("eu-west-1"))
			.build();

		assertThat(client.regions().primaryRegion()).isEqualTo("eu-north-1");
		assertThat(client.regions().replica().region()).isEqualTo("eu-west-1");
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:1", "http://localhost:1/", "http://localhost:1/behind/proxy" })
	void probeWhenTheEndpointHasAPathOrNoneThenTheKeysAreBelowIt(URI endpoint) {
		TwoRegions regions = new TwoRegions();
		CognitoClient client = regions.client((replica) -> {
		}, (builder) -> builder.endpoint(endpoint));
		client.call(CognitoOperation.InitiateAuth, CognitoRequestBody::create).block();
		client.regions().useRegion(TwoRegions.REPLICA);

		regions.time.advanceTimeBy(Duration.ofSeconds(30));

		String base = endpoint.toString();
		assertThat(regions.keysAsked).singleElement()
			.hasToString((base.endsWith("/") ? base : base + "/") + POOL + "/.well-known/jwks.json");
	}

}
