// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import io.github.cognitoauth.token.store.TokenStore.Result;
import io.github.cognitoauth.token.store.TokenStore.Settled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what is special in {@link InMemoryTokenStore}; the tests of all stores are in
 * {@code cognito-auth-test}.
 */
class InMemoryTokenStoreTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final VirtualTime time = new VirtualTime();

	private final InMemoryTokenStore store = new InMemoryTokenStore(this.time);

	@Test
	void claimWhenClockWasSetBackThenALeaseOfTheFutureHoldsNobodyUp() {
		Known nothing = new Known(0, "");
		this.store.claim("billing", nothing, Duration.ofSeconds(2)).block();
		this.time.jump(Duration.ofHours(-1));
		assertThat(this.store.claim("billing", nothing, Duration.ofSeconds(2)).block())
			.isInstanceOf(Claim.Granted.class);
	}

	@Test
	void settleWhenSomebodyTakesTheirTimeToHearOfAnotherThenDoesNotWaitForThem() throws Exception {
		CountDownLatch listening = new CountDownLatch(1);
		CountDownLatch slow = new CountDownLatch(1);
		List<String> heard = new CopyOnWriteArrayList<>();
		this.store.notices().subscribe((notice) -> {
			heard.add(notice.account());
			listening.countDown();
			await(slow);
		});
		Thread other = new Thread(() -> settle("billing"));
		other.start();
		await(listening);
		assertThat(settle("orders")).isInstanceOf(Settled.Kept.class);
		slow.countDown();
		other.join(PATIENCE.toMillis());
		assertThat(heard).containsExactly("billing", "orders");
	}

	private Settled settle(String account) {
		Claim claim = this.store.claim(account, new Known(0, ""), Duration.ofSeconds(2)).block();
		CognitoTokens tokens = CognitoTokens.builder("access", this.time.instant(), Duration.ofHours(1)).build();
		return this.store.settle(((Claim.Granted) claim).lease(), new Result.Fresh(tokens, false)).block();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void claimWhenLeaseIsLongerThanAnyThenRefused() {
		Known nothing = new Known(0, "");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.claim("billing", nothing, TokenStore.MAX_LEASE.plusMillis(1)))
			.withMessageContaining("10 seconds");
	}

}
