package io.github.cognitoauth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

	/** Who listens for so long is not refused any more. */
	private static final Duration SETTLED = Duration.ofSeconds(10);

	private final TokenStore store;

	private final String name;

	private final String account;

	private final Duration timeout;

	private final Scheduler scheduler;

	/** What failed and has not worked since: reading can work where writing does not. */
	private final Set<Kind> failing = ConcurrentHashMap.newKeySet();

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
		return guarded(Kind.READ, Mono.defer(() -> this.store.load(this.account)));
	}

	Mono<TokenLease> acquire(Duration time) {
		return guarded(Kind.WRITE, Mono.defer(() -> this.store.acquire(this.account, time)));
	}

	/** Never an error: the work goes on without. Empty if the store does not say. */
	Mono<Boolean> extend(TokenLease lease, Duration time) {
		return guarded(Kind.WRITE, Mono.defer(() -> this.store.extend(lease, time))).onErrorComplete();
	}

	/** Never an error: a lease ends by itself. */
	Mono<Void> release(TokenLease lease) {
		return guarded(Kind.WRITE, Mono.defer(() -> this.store.release(lease))).onErrorComplete();
	}

	/**
	 * Never an error: the tokens are good although nobody else has them. Empty if the
	 * store does not say.
	 */
	Mono<Boolean> save(TokenLease lease, CognitoTokens tokens) {
		return guarded(Kind.WRITE, Mono.defer(() -> this.store.save(lease, tokens))).onErrorComplete();
	}

	/** Never an error: then the others find out for themselves. */
	Mono<Boolean> refuse(TokenLease lease, TokenRefusal refusal, Duration time) {
		return guarded(Kind.WRITE, Mono.defer(() -> this.store.refuse(lease, refusal, time))).onErrorReturn(false);
	}

	Mono<TokenRefusal> refusal() {
		return guarded(Kind.READ, Mono.defer(() -> this.store.refusal(this.account)));
	}

	/** Listening works again once it has lasted for a while, or something was heard. */
	Flux<Long> changes() {
		Flux<Long> changes = this.store.changes(this.account)
			.doOnNext((hint) -> succeeded(Kind.LISTEN))
			.doOnError((failure) -> failed(Kind.LISTEN, failure));
		return Flux.defer(() -> this.failing.contains(Kind.LISTEN) ? changes.mergeWith(settled()) : changes);
	}

	private Mono<Long> settled() {
		return Mono.delay(SETTLED, this.scheduler).doOnNext((tick) -> succeeded(Kind.LISTEN)).then(Mono.empty());
	}

	private <T> Mono<T> guarded(Kind kind, Mono<T> operation) {
		return operation.timeout(this.timeout, this.scheduler)
			.doOnSuccess((answer) -> succeeded(kind))
			.onErrorMap((failure) -> {
				failed(kind, failure);
				return new StoreUnavailableException(failure);
			});
	}

	private void succeeded(Kind kind) {
		if (!this.failing.isEmpty() && recovers(kind)) {
			logger.info("The token store of service account '{}' answers again", this.name);
		}
	}

	private synchronized boolean recovers(Kind kind) {
		return this.failing.remove(kind) && this.failing.isEmpty();
	}

	/** Of the failure only the type is told: a message could hold anything. */
	private void failed(Kind kind, Throwable failure) {
		if (begins(kind)) {
			logger.warn("The token store of service account '{}' does not answer, carrying on alone: {}", this.name,
					failure.getClass().getName());
		}
	}

	private synchronized boolean begins(Kind kind) {
		boolean first = this.failing.isEmpty();
		this.failing.add(kind);
		return first;
	}

	private enum Kind {

		READ, WRITE, LISTEN

	}

}
