// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A pool where everything goes wrong by chance: refusals, lost answers after a refresh
 * token was spent, silence, answers that come too late. Refresh tokens rotate.
 */
final class ChaoticPool implements TokenSource {

	static final Duration LIFETIME = Duration.ofMinutes(5);

	int attempts;

	/** Sign-ins that followed a refused one within its cool-down. */
	int repeatedRefusals;

	boolean faulty = true;

	private final Set<String> spent = new HashSet<>();

	private final Random random;

	private final Clock clock;

	private final Scheduler scheduler;

	private int serial;

	private int session;

	private long refusedAt = Long.MIN_VALUE;

	ChaoticPool(long seed, Clock clock, Scheduler scheduler) {
		this.random = new Random(seed);
		this.clock = clock;
		this.scheduler = scheduler;
	}

	/** Every refresh token is dead from now on. */
	void endSessions() {
		this.session++;
	}

	/** Somebody asked for an attempt at once. */
	void forgiveRefusal() {
		this.refusedAt = Long.MIN_VALUE;
	}

	@Override
	public Mono<CognitoTokens> signIn() {
		return Mono.defer(() -> {
			if (elapsed(this.refusedAt) < 60_000) {
				this.repeatedRefusals++;
			}
			if (this.faulty && this.random.nextInt(12) == 0) {
				this.attempts++;
				this.refusedAt = this.scheduler.now(TimeUnit.MILLISECONDS);
				return Mono.error(ScriptedTokenSource.wrongPassword());
			}
			return answer(() -> {
			});
		});
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return Mono.defer(() -> {
			String refreshToken = tokens.refreshToken();
			if (this.spent.contains(refreshToken) || !refreshToken.startsWith(this.session + "-")) {
				this.attempts++;
				return Mono.error(ScriptedTokenSource.refreshTokenRejected());
			}
			return answer(() -> this.spent.add(refreshToken));
		});
	}

	private long elapsed(long since) {
		return (since == Long.MIN_VALUE) ? Long.MAX_VALUE : this.scheduler.now(TimeUnit.MILLISECONDS) - since;
	}

	private Mono<CognitoTokens> answer(Runnable processed) {
		this.attempts++;
		int chance = this.faulty ? this.random.nextInt(10) : 9;
		if (chance < 2) {
			return Mono.error(ScriptedTokenSource.throttled());
		}
		if (chance < 3) {
			return Mono.error(ScriptedTokenSource.error("InternalErrorException", CognitoErrorReason.SERVICE_FAILURE));
		}
		processed.run();
		return switch (chance) {
			case 3 -> Mono.error(ScriptedTokenSource.error("TransportFailure", CognitoErrorReason.TRANSPORT_FAILURE));
			case 4 -> Mono.error(ScriptedTokenSource.error("InvalidResponse", CognitoErrorReason.INVALID_RESPONSE));
			case 5 -> Mono.never();
			case 6 -> Mono.delay(Duration.ofSeconds(this.random.nextInt(70)), this.scheduler).thenReturn(mint());
			default -> Mono.just(mint());
		};
	}

	private CognitoTokens mint() {
		Instant now = this.clock.instant();
		String number = this.session + "-" + ++this.serial;
		return CognitoTokens.builder("access-" + number, now, LIFETIME).refreshToken(number).build();
	}

}
