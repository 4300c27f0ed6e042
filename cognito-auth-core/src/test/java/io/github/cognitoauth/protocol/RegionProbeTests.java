// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientResponse;

import static io.github.cognitoauth.protocol.TwoRegions.REPLICA;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RegionProbe}: how often it looks, and that it ends.
 */
class RegionProbeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final TwoRegions regions = new TwoRegions();

	@ParameterizedTest
	@CsvSource({ "1, 0.5, 250", "40, 0, 8000", "40, 0.5, 10000", "40, 0.75, 11000", "3600, 0, 24000",
			"3600, 0.5, 30000" })
	void probeWhenTheStayIsShortThenThreeFitIntoItAndElseOneInHalfAMinute(int stay, double chance, int pause) {
		CognitoClient client = this.regions.client((replica) -> replica.minimumStay(Duration.ofSeconds(stay)));
		this.regions.chance = chance;
		make(client);
		client.regions().useRegion(REPLICA);

		this.regions.time.advanceTimeBy(Duration.ofMillis(pause - 1));
		assertThat(this.regions.probes).isZero();
		this.regions.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.regions.probes).isOne();
		this.regions.time.advanceTimeBy(Duration.ofMillis(pause));
		assertThat(this.regions.probes).isEqualTo(2);
	}

	@Test
	void probeWhenNothingWasSentYetThenMakesTheHttpClient() {
		CompletableFuture<Void> asked = new CompletableFuture<>();
		this.regions.keys = () -> {
			asked.complete(null);
			return TwoRegions.ok();
		};
		this.regions.client().regions().useRegion(REPLICA);

		this.regions.time.advanceTimeBy(Duration.ofSeconds(30));

		assertThat(asked).succeedsWithin(PATIENCE);
	}

	@Test
	void closeWhenAProbeIsUnderWayThenIsCancelled() {
		AtomicBoolean cancelled = new AtomicBoolean();
		this.regions.keys = () -> Mono.<ClientResponse>never().doOnCancel(() -> cancelled.set(true));
		CognitoClient client = this.regions.client();
		make(client);
		client.regions().useRegion(REPLICA);
		this.regions.time.advanceTimeBy(Duration.ofSeconds(30));
		assertThat(this.regions.probes).isOne();

		client.close();

		assertThat(cancelled).isTrue();
	}

	@Test
	void useRegionWhenTheSchedulerOrTheClientIsGoneThenTheRegionIsChangedAllTheSame() {
		CognitoClient closed = this.regions.client();
		closed.close();
		assertThat(closed.regions().useRegion(REPLICA)).isTrue();
		this.regions.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.regions.probes).isZero();

		this.regions.time.dispose();
		assertThat(this.regions.client().regions().useRegion(REPLICA)).isTrue();
	}

	/** Have the HTTP client made, which a probe would do on another thread. */
	private void make(CognitoClient client) {
		client.call(CognitoOperation.InitiateAuth, CognitoRequestBody::create).block();
	}

}
