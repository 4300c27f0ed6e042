// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.test.token.TokenStoreProbe;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.TokenEvent;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Tests that a fleet on a real redis-server goes on when the process that holds the lease
 * is killed.
 */
class KilledHolderTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Set<String> CALLS = Set.of("signs in", "refreshes");

	private static final Duration START = Duration.ofSeconds(60);

	private final List<CognitoTokenEngine> engines = new ArrayList<>();

	private final List<TokenEvent> events = new CopyOnWriteArrayList<>();

	private TestRedis redis;

	private Process holder;

	@BeforeEach
	void startRedis() throws IOException {
		this.redis = new TestRedis();
	}

	@AfterEach
	void stop() {
		if (this.holder != null) {
			this.holder.destroyForcibly();
		}
		this.engines.forEach((engine) -> engine.close().block(PATIENCE));
		this.redis.close();
	}

	private CognitoTokenProvider instance(RotatingPool pool) {
		return instance(pool, TokenRefreshPolicy.defaults(), Duration.ZERO);
	}

	private CognitoTokenProvider instance(RotatingPool pool, TokenRefreshPolicy policy, Duration latency) {
		TokenStoreProbe store = new TokenStoreProbe(new RedisTokenStore(this.redis.connectionFactory(),
				TokenCipher.of(TestRedis.KEY, List.of()), "test:", Clock.systemUTC()));
		store.latency(latency);
		CognitoTokenEngine engine = CognitoTokenEngine.builder()
			.account("billing", pool, (account) -> account.policy(policy))
			.listener(this.events::add)
			.store(store)
			.build();
		this.engines.add(engine);
		engine.start();
		return engine.providers().get("billing");
	}

	/** Returns the first call that the holder makes, under the lease; it logs, too. */
	private String startHolder() throws Exception {
		this.holder = KilledInstance.start(this.redis.port());
		BufferedReader calls = this.holder.inputReader();
		return CompletableFuture.supplyAsync(() -> calls.lines().filter(CALLS::contains).findFirst().orElse("nothing"))
			.get(START.toSeconds(), SECONDS);
	}

	/**
	 * A new process can be so slow that the lease of its refresh lapses before the call:
	 * then it rightly signs in, and another is started.
	 */
	private RotatingPool startHolderThatRefreshes() throws Exception {
		for (int tries = 0; tries < 5; tries++) {
			RotatingPool pool = new RotatingPool(Duration.ofSeconds(6));
			instance(pool).getTokens().block(PATIENCE);
			this.engines.forEach(CognitoTokenEngine::stop);
			if (startHolder().equals("refreshes")) {
				return pool;
			}
			this.holder.destroyForcibly().waitFor();
			this.redis.flush();
		}
		throw new AssertionError("No holder came to its refresh in time");
	}

	@Test
	void holderWhenKilledInItsFirstSignInThenAnotherTakesOver() throws Exception {
		assertThat(startHolder()).isEqualTo("signs in");
		RotatingPool pool = new RotatingPool(Duration.ofHours(1));
		CognitoTokenProvider survivor = instance(pool);
		CompletableFuture<CognitoTokens> waiting = survivor.getTokens().toFuture();
		await().atMost(PATIENCE).until(() -> survivor.state().waitingSince() != null);
		assertThat(survivor.state().status()).isEqualTo(Status.WAITING);
		await().atMost(PATIENCE).until(() -> this.events.stream().anyMatch(TokenEvent.Waiting.class::isInstance));
		assertThat(waiting).as("the holder is alive and extends its lease").isNotDone();
		assertThat(pool.signIns).hasValue(0);
		this.holder.destroyForcibly();
		assertThat(waiting.get(PATIENCE.toSeconds(), SECONDS).accessToken()).isEqualTo("access-session1-0");
		assertThat(survivor.state().status()).isEqualTo(Status.ACTIVE);
		assertThat(this.events).hasAtLeastOneElementOfType(TokenEvent.TookOver.class);
		assertThat(pool.signIns).hasValue(1);
	}

	/** Its refresh token may be spent: to use it again would end everybody's session. */
	@Test
	void holderWhenKilledInARefreshThenAnotherSignsInAndSpendsNoTokenTwice() throws Exception {
		RotatingPool pool = startHolderThatRefreshes();
		CognitoTokenProvider survivor = instance(pool);
		this.holder.destroyForcibly();
		await().atMost(PATIENCE)
			.until(() -> survivor.getTokens().block(PATIENCE).accessToken().equals("access-session2-0"));
		assertThat(pool.reuses).hasValue(0);
		assertThat(pool.refreshes).hasValue(0);
		assertThat(pool.signIns).hasValue(2);
	}

	/**
	 * Each look takes a second, and looks do not add up to more than a caller's bound.
	 */
	@Test
	void callerWhenStoreIsSlowAndLeaseIsHeldElsewhereThenWaitIsBounded() throws Exception {
		assertThat(startHolder()).isEqualTo("signs in");
		RotatingPool pool = new RotatingPool(Duration.ofHours(1));
		TokenRefreshPolicy policy = TokenRefreshPolicy.builder()
			.storeTimeout(Duration.ofSeconds(10))
			.waitTimeout(Duration.ofSeconds(6))
			.build();
		CognitoTokenProvider waiting = instance(pool, policy, Duration.ofSeconds(1));
		assertThatThrownBy(() -> waiting.getTokens().block(PATIENCE)).isInstanceOf(CognitoException.class);
		assertThat(pool.signIns).as("the holder is alive").hasValue(0);
		assertThat(this.engines.get(0).storeState().answering()).isTrue();
	}

}
