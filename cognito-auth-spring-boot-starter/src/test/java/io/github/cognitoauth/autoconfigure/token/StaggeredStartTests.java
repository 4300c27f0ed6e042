package io.github.cognitoauth.autoconfigure.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link StaggeredStart}.
 */
class StaggeredStartTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Set<String> started = new HashSet<>();

	private double random = 0.5;

	private final StaggeredStart start = new StaggeredStart(this.time, () -> this.random);

	@Test
	void startWhenFewThenAllAtOnce() {
		this.start.start(accounts(50), Set.of());
		assertThat(this.started).hasSize(50);
	}

	@Test
	void startWhenManyThenTheOthersFollowWithinAnIntervalThatGrowsWithThem() {
		this.start.start(accounts(150), Set.of("account-140"));
		assertThat(this.started).hasSize(51).contains("account-140");
		this.time.advanceTimeBy(Duration.ofMillis(2499));
		assertThat(this.started).hasSize(51);
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.started).hasSize(150);
	}

	@Test
	void stopWhenSomeWaitThenTheyAreNotStarted() {
		CognitoTokenProviders accounts = accounts(60);
		this.start.start(accounts, Set.of());
		this.start.stop(accounts);
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.started).hasSize(50);
		this.random = 0;
		this.start.start(accounts, Set.of());
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.started).hasSize(60);
	}

	private CognitoTokenProviders accounts(int count) {
		List<CognitoTokenProvider> providers = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String name = "account-" + i;
			CognitoTokenProvider provider = mock(CognitoTokenProvider.class);
			given(provider.name()).willReturn(name);
			willAnswer((call) -> {
				this.started.add(name);
				return null;
			}).given(provider).start();
			providers.add(provider);
		}
		return CognitoTokenProviders.of(providers);
	}

}
