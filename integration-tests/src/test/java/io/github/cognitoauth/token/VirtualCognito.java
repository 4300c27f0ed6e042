// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import static io.github.cognitoauth.protocol.CognitoError.local;

/**
 * Sign-in and refresh of one user as a pool does them, with rotation and its grace
 * period, but in virtual time and with faults. It knows when each token dies by the time
 * of the world, in whole seconds as {@code exp} has it.
 */
final class VirtualCognito implements TokenSource {

	static final Duration ROTATION_GRACE = Duration.ofSeconds(30);

	private final ChaosTime time;

	private final Random random;

	private final Duration lifetime;

	private final Map<String, Instant> expiry = new HashMap<>();

	private final Set<String> revoked = new HashSet<>();

	private final Map<String, Instant> refreshTokens = new HashMap<>();

	private final CallLog log;

	private Set<CognitoFault> faults = EnumSet.noneOf(CognitoFault.class);

	private double probability;

	private boolean passwordWrong;

	private int serial;

	VirtualCognito(ChaosTime time, long seed, Duration lifetime, CallLog log) {
		this.time = time;
		this.random = new Random(seed);
		this.lifetime = lifetime;
		this.log = log;
	}

	void fail(Set<CognitoFault> with, double part) {
		this.faults = with;
		this.probability = part;
	}

	void heal() {
		this.probability = 0;
	}

	void password(boolean wrong) {
		this.passwordWrong = wrong;
	}

	/** The session is over; access tokens live on. */
	void revokeRefreshTokens() {
		this.refreshTokens.clear();
	}

	/** Services refuse the access tokens that were issued so far. */
	void revokeAccessTokens() {
		this.revoked.addAll(this.expiry.keySet());
	}

	boolean isRevoked(String accessToken) {
		return this.revoked.contains(accessToken);
	}

	/** By the time of the world. */
	Duration left(String accessToken) {
		return Duration.between(this.time.world().instant(), this.expiry.get(accessToken));
	}

	@Override
	public Mono<CognitoTokens> signIn() {
		return call(null);
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return call(tokens.refreshToken());
	}

	private Mono<CognitoTokens> call(@Nullable String refreshToken) {
		return Mono.defer(() -> {
			this.log.began(refreshToken == null);
			Instant startedAt = this.time.machine().instant();
			CognitoFault fault = (this.random.nextDouble() < this.probability)
					? List.copyOf(this.faults).get(this.random.nextInt(this.faults.size())) : null;
			AtomicBoolean ended = new AtomicBoolean();
			Runnable end = () -> {
				if (ended.compareAndSet(false, true)) {
					this.log.ended();
				}
			};
			// before anybody downstream sees the end of it
			return answer(refreshToken, startedAt, fault).doOnNext((tokens) -> end.run())
				.doOnTerminate(end)
				.doOnCancel(end);
		});
	}

	private Mono<CognitoTokens> answer(@Nullable String refreshToken, Instant startedAt, @Nullable CognitoFault fault) {
		if (fault == null) {
			return after(10 + this.random.nextInt(300), () -> process(refreshToken, startedAt));
		}
		if (fault.isProcessed()) {
			try {
				process(refreshToken, startedAt);
			}
			catch (CognitoException ex) {
				// that answer is lost too
			}
		}
		if (fault == CognitoFault.SILENCE) {
			return (refreshToken != null) ? Mono.never() : after(30_000, () -> {
				throw fault.toException();
			});
		}
		return after(fault.isProcessed() ? fault.mostMillis() : this.random.nextInt((int) fault.mostMillis()), () -> {
			throw fault.toException();
		});
	}

	private <T> Mono<T> after(long millis, Supplier<T> answer) {
		return Mono.delay(Duration.ofMillis(millis), this.time.timers()).map((tick) -> answer.get());
	}

	private CognitoTokens process(@Nullable String refreshToken, Instant startedAt) {
		Instant now = this.time.world().instant();
		if (refreshToken == null) {
			if (this.passwordWrong) {
				this.log.refused();
				throw local("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS).toException(null);
			}
		}
		else {
			Instant usableUntil = this.refreshTokens.get(refreshToken);
			if (usableUntil == null || !now.isBefore(usableUntil)) {
				throw local((usableUntil != null) ? "RefreshTokenReuseException" : "NotAuthorizedException",
						CognitoErrorReason.REFRESH_TOKEN_REJECTED)
					.toException(null);
			}
			this.refreshTokens.put(refreshToken, min(usableUntil, now.plus(ROTATION_GRACE)));
		}
		String number = String.valueOf(++this.serial);
		this.refreshTokens.put("refresh-" + number, Instant.MAX);
		this.expiry.put("access-" + number, now.truncatedTo(ChronoUnit.SECONDS).plus(this.lifetime));
		return CognitoTokens.builder("access-" + number, startedAt, this.lifetime)
			.refreshToken("refresh-" + number)
			.build();
	}

	private static Instant min(Instant a, Instant b) {
		return a.isBefore(b) ? a : b;
	}

}
