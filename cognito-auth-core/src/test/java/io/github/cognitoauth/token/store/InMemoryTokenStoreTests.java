// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import io.github.cognitoauth.token.store.TokenStore.Lease;
import io.github.cognitoauth.token.store.TokenStore.Refusal;
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
	void claimAndExtendWhenTheLeaseIsTheLongestThenHeldUntilItsEnd() {
		Known nothing = new Known(0, "");
		Claim claim = this.store.claim("billing", nothing, TokenStore.MAX_LEASE).block();
		assertThat(this.store.claim("billing", nothing, TokenStore.MAX_LEASE).block())
			.isEqualTo(new Claim.Held(TokenStore.MAX_LEASE));
		Lease lease = ((Claim.Granted) claim).lease();
		this.time.jump(Duration.ofSeconds(4));
		assertThat(this.store.extend(lease, TokenStore.MAX_LEASE).block()).isTrue();
		assertThat(this.store.claim("billing", nothing, TokenStore.MAX_LEASE).block())
			.isEqualTo(new Claim.Held(TokenStore.MAX_LEASE));
		this.time.jump(TokenStore.MAX_LEASE);
		assertThat(this.store.claim("billing", nothing, TokenStore.MAX_LEASE).block())
			.isInstanceOf(Claim.Granted.class);
	}

	@Test
	void claimWhenLeaseIsLongerThanAnyOrNegativeThenRefused() {
		Known nothing = new Known(0, "");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.claim("billing", nothing, TokenStore.MAX_LEASE.plusMillis(1)))
			.withMessageContaining("10 seconds");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.claim("billing", nothing, Duration.ofMillis(-1)))
			.withMessageContaining("10 seconds");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.extend(new Lease("billing", 1), TokenStore.MAX_LEASE.plusMillis(1)))
			.withMessageContaining("10 seconds");
	}

	@Test
	void claimWhenARefusalIsADayBeyondItsPauseThenTheRowIsForgotten() {
		Duration pause = Duration.ofMinutes(1);
		Known known = new Known(0, "credentials");
		Lease lease = granted(known);
		this.store
			.settle(lease,
					new Result.Refused(new Refusal("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS, null,
							"credentials", 4, pause)))
			.block();
		this.time.jump(pause.plus(TokenStore.REFUSAL_MEMORY).minusMillis(1));
		Claim last = this.store.claim("billing", known, Duration.ofSeconds(1)).block();
		assertThat(((Claim.Granted) last).refusals()).isEqualTo(4);
		this.store.settle(((Claim.Granted) last).lease(), new Result.Nothing()).block();
		this.time.jump(Duration.ofMillis(1));
		Claim first = this.store.claim("billing", known, Duration.ofSeconds(1)).block();
		assertThat(((Claim.Granted) first).refusals()).isZero();
	}

	private Lease granted(Known known) {
		return ((Claim.Granted) this.store.claim("billing", known, Duration.ofSeconds(1)).block()).lease();
	}

	@Test
	void storeWhenThereIsNoClockOrAccountThenSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> new InMemoryTokenStore(null))
			.withMessageContaining("'clock'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.claim("", new Known(0, ""), Duration.ZERO).block())
			.withMessageContaining("'account'");
	}

	@Test
	void toStringThenNamesTheAccountsOnly() {
		settle("billing");
		assertThat(this.store).hasToString("InMemoryTokenStore[billing]");
	}

}
