package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A {@link TokenStore} in memory. Holds one entry for each account that was named. */
final class InMemoryTokenStore implements TokenStore {

	private static final Duration EMIT_PATIENCE = Duration.ofMillis(100);

	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	private final Clock clock;

	InMemoryTokenStore(Clock clock) {
		this.clock = clock;
	}

	@Override
	public Mono<CognitoTokens> load(String account) {
		return Mono.fromSupplier(() -> entry(account).tokens);
	}

	@Override
	public Mono<TokenLease> acquire(String account, Duration time) {
		return Mono.fromSupplier(() -> entry(account).acquire(account, this.clock.millis(), time));
	}

	@Override
	public Mono<Boolean> extend(TokenLease lease, Duration time) {
		return Mono.fromSupplier(() -> entry(lease.account()).extend(lease, this.clock.millis(), time));
	}

	@Override
	public Mono<Void> release(TokenLease lease) {
		return Mono.fromRunnable(() -> entry(lease.account()).extend(lease, this.clock.millis(), Duration.ZERO));
	}

	@Override
	public Mono<Boolean> save(TokenLease lease, CognitoTokens tokens) {
		return Mono.fromSupplier(() -> {
			Entry entry = entry(lease.account());
			boolean saved = entry.save(lease, tokens);
			if (saved) {
				entry.changes.emitNext(lease.fencingToken(), Sinks.EmitFailureHandler.busyLooping(EMIT_PATIENCE));
			}
			return saved;
		});
	}

	@Override
	public Mono<Boolean> refuse(TokenLease lease, TokenRefusal refusal, Duration time) {
		return Mono.fromSupplier(() -> entry(lease.account()).refuse(lease, refusal, this.clock.millis(), time));
	}

	@Override
	public Mono<TokenRefusal> refusal(String account) {
		return Mono.fromSupplier(() -> entry(account).refusalAt(this.clock.millis()));
	}

	@Override
	public Flux<Long> changes(String account) {
		return Flux.defer(() -> entry(account).changes.asFlux());
	}

	private Entry entry(String account) {
		return this.entries.computeIfAbsent(account, (name) -> new Entry());
	}

	private static final class Entry {

		private final Sinks.Many<Long> changes = Sinks.many().multicast().directBestEffort();

		private volatile @Nullable CognitoTokens tokens;

		private @Nullable TokenRefusal refusal;

		private long refusedAt;

		private long refusalKeptUntil;

		private long fencingToken;

		private long leasedUntil;

		private synchronized @Nullable TokenLease acquire(String account, long now, Duration time) {
			if (now < this.leasedUntil) {
				return null;
			}
			this.leasedUntil = now + time.toMillis();
			return new TokenLease(account, ++this.fencingToken);
		}

		private synchronized boolean extend(TokenLease lease, long now, Duration time) {
			if (lease.fencingToken() != this.fencingToken || now >= this.leasedUntil) {
				return false;
			}
			this.leasedUntil = now + time.toMillis();
			return true;
		}

		private synchronized boolean save(TokenLease lease, CognitoTokens newTokens) {
			if (lease.fencingToken() != this.fencingToken) {
				return false;
			}
			this.tokens = newTokens;
			this.refusal = null;
			return true;
		}

		private synchronized boolean refuse(TokenLease lease, TokenRefusal newRefusal, long now, Duration time) {
			if (lease.fencingToken() != this.fencingToken) {
				return false;
			}
			this.refusal = newRefusal;
			this.refusedAt = now;
			this.refusalKeptUntil = now + time.toMillis();
			return true;
		}

		private synchronized @Nullable TokenRefusal refusalAt(long now) {
			TokenRefusal last = this.refusal;
			if (last == null || now >= this.refusalKeptUntil) {
				return null;
			}
			// a clock that was set back must not make the pause longer
			Duration left = last.pause().minusMillis(Math.max(0, now - this.refusedAt));
			return new TokenRefusal(last.code(), last.reason(), last.credentials(), last.refusals(), left);
		}

	}

}
