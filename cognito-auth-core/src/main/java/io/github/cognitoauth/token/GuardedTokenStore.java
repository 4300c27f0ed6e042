package io.github.cognitoauth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The store as one account sees it: every wait bounded, its failures told once, and fatal
 * only where there is something to decide about them.
 */
final class GuardedTokenStore {

	private static final Logger logger = LoggerFactory.getLogger(TokenStore.class);

	private static final int DIGEST_BYTES = 8;

	private final TokenStore store;

	private final String name;

	private final String account;

	private final Duration timeout;

	private final Scheduler scheduler;

	private final AtomicBoolean down = new AtomicBoolean();

	GuardedTokenStore(TokenStore store, String name, String identity, Duration timeout, Scheduler scheduler) {
		this.store = store;
		this.name = name;
		this.account = identity.isEmpty() ? name : name + '.' + digest(identity);
		this.timeout = timeout;
		this.scheduler = scheduler;
	}

	/** Shortened, so that it tells apart and gives nothing away. */
	static String digest(String identity) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	Mono<CognitoTokens> load() {
		return guarded(Mono.defer(() -> this.store.load(this.account)));
	}

	Mono<TokenLease> acquire(Duration time) {
		return guarded(Mono.defer(() -> this.store.acquire(this.account, time)));
	}

	/** Never an error: the work goes on without. */
	Mono<Boolean> extend(TokenLease lease, Duration time) {
		return guarded(Mono.defer(() -> this.store.extend(lease, time))).onErrorReturn(false);
	}

	/** Never an error: a lease ends by itself. */
	Mono<Void> release(TokenLease lease) {
		return guarded(Mono.defer(() -> this.store.release(lease))).onErrorComplete();
	}

	/** Never an error: the tokens are good although nobody else has them. */
	Mono<Boolean> save(TokenLease lease, CognitoTokens tokens) {
		return guarded(Mono.defer(() -> this.store.save(lease, tokens))).onErrorReturn(false);
	}

	/** Never an error: then the others find out for themselves. */
	Mono<Boolean> refuse(TokenLease lease, TokenRefusal refusal, Duration time) {
		return guarded(Mono.defer(() -> this.store.refuse(lease, refusal, time))).onErrorReturn(false);
	}

	Mono<TokenRefusal> refusal() {
		return guarded(Mono.defer(() -> this.store.refusal(this.account)));
	}

	Flux<Long> changes() {
		return this.store.changes(this.account);
	}

	private <T> Mono<T> guarded(Mono<T> operation) {
		return operation.timeout(this.timeout, this.scheduler)
			.doOnSuccess((answer) -> succeeded())
			.onErrorMap((failure) -> {
				failed(failure);
				return new StoreUnavailableException(failure);
			});
	}

	private void succeeded() {
		if (this.down.get() && this.down.compareAndSet(true, false)) {
			logger.info("The token store of service account '{}' answers again", this.name);
		}
	}

	/** Of the failure only the type is told: a message could hold anything. */
	void failed(Throwable failure) {
		if (this.down.compareAndSet(false, true)) {
			logger.warn("The token store of service account '{}' does not answer, carrying on alone: {}", this.name,
					failure.getClass().getName());
		}
	}

}
