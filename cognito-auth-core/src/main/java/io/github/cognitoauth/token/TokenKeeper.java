package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.TokenEvent.Expired;
import io.github.cognitoauth.token.TokenEvent.Invalidated;
import io.github.cognitoauth.token.TokenEvent.RefreshFailed;
import org.jspecify.annotations.Nullable;

/**
 * Holds the snapshot of an account, changes it as a whole, and tells what changed.
 */
final class TokenKeeper {

	/** How long the timer leaves another instance alone that is at work, at least. */
	private static final long LEFT_MILLIS = 2_000;

	private final String name;

	private final Clock clock;

	private final TokenRefreshPolicy policy;

	private final DoubleSupplier random;

	private final LongSupplier uptime;

	private final TokenNotifier notifier;

	private final AtomicReference<TokenSnapshot> snapshot = new AtomicReference<>(TokenSnapshot.EMPTY);

	TokenKeeper(CognitoTokenProviderBuilder builder) {
		this.name = builder.name;
		this.clock = builder.clock;
		this.policy = builder.policy;
		this.random = builder.random;
		this.uptime = builder.uptime;
		this.notifier = new TokenNotifier(builder.name, builder.listeners);
	}

	TokenSnapshot snapshot() {
		return this.snapshot.get();
	}

	long now() {
		return this.clock.millis();
	}

	/**
	 * Milliseconds of a clock that nobody can set, and that may stand still with the
	 * machine.
	 */
	long uptime() {
		return this.uptime.getAsLong();
	}

	double random() {
		return this.random.getAsDouble();
	}

	@Nullable CognitoTokens alive() {
		return snapshot().aliveAt(now());
	}

	CognitoTokens renewed(Flight flight, TokenRenewal.Renewed renewed, long tookOffAt) {
		long now = now();
		CognitoTokens tokens = renewed.tokens();
		// those of another instance can have been made long after this one began to wait
		long bornAfter = (renewed.origin() != TokenRenewal.Origin.STORE) ? tookOffAt : uptime();
		long aliveUntil = Math.min(aliveUntil(tokens, now), TokenWindows.lifetimeMillis(tokens) + bornAfter);
		if (TokenWindows.of(tokens, this.policy).isOverAt(now)) {
			noteExpiry();
			change(now, (known) -> known.tooLate(tokens, this.policy, aliveUntil));
			throw TokenErrors.useless();
		}
		change(now, (known) -> known.renewed(renewed, flight.generation(), this.policy, now, aliveUntil));
		this.notifier.tell(TokenNotifier.event(renewed, this.name, Instant.ofEpochMilli(now), flight.trigger()));
		return tokens;
	}

	/** Another instance is at work; what is at hand must do. */
	CognitoTokens leftToAnother() {
		long now = now();
		CognitoTokens tokens = snapshot().aliveAt(now);
		if (tokens == null) {
			throw TokenErrors.leaseHeld();
		}
		long pause = LEFT_MILLIS + (long) (random() * LEFT_MILLIS);
		change(now, (known) -> known.windows().isFreshAt(now) ? known : known.left(now, pause));
		return tokens;
	}

	CognitoException failed(Flight flight, Throwable failure) {
		long now = now();
		SharedRefusalException shared = (failure instanceof SharedRefusalException refusal) ? refusal : null;
		CognitoException error = (shared != null) ? shared.error() : TokenErrors.typed(failure);
		boolean terminal = shared != null || !TokenErrors.canPass(error);
		double factor = random();
		TokenSnapshot after = change(now, (known) -> {
			if (shared != null) {
				return known.refused(shared, now);
			}
			return terminal ? known.refused(error, this.policy, now, factor)
					: known.failed(error, this.policy, now, factor);
		});
		this.notifier.tell(new RefreshFailed(this.name, Instant.ofEpochMilli(now), flight.trigger(), error.code(),
				terminal, Instant.ofEpochMilli(after.trouble().notBefore())));
		noteExpiry();
		return error;
	}

	boolean adopt(CognitoTokens stored) {
		long now = now();
		TokenSnapshot before = snapshot();
		TokenSnapshot after = change(now, (known) -> known.adopted(stored, this.policy, now, aliveUntil(stored, now)));
		if (after.tokens() != stored || before.tokens() == stored) {
			return false;
		}
		this.notifier.tell(TokenNotifier.event(new TokenRenewal.Renewed(stored, TokenRenewal.Origin.STORE), this.name,
				Instant.ofEpochMilli(now), RefreshTrigger.STORE));
		return true;
	}

	void rejected(String accessToken) {
		long now = now();
		long generation = snapshot().generation();
		if (change(now, (known) -> known.rejected(accessToken, now)).generation() != generation) {
			this.notifier.tell(new Invalidated(this.name, Instant.ofEpochMilli(now)));
		}
	}

	void sessionOver(String refreshToken, CognitoException reason) {
		change(now(), (known) -> known.withDeadRefreshToken(refreshToken));
		this.notifier.sessionOver(reason);
	}

	void pardon() {
		change(now(), TokenSnapshot::pardoned);
	}

	void end() {
		change(now(), TokenSnapshot::ended);
	}

	private long aliveUntil(CognitoTokens tokens, long now) {
		return uptime() + tokens.issuedAt().toEpochMilli() + TokenWindows.lifetimeMillis(tokens) - now;
	}

	/**
	 * Tells once that a token died without a successor, whatever was done to the clock.
	 */
	void noteExpiry() {
		long now = now();
		change(now,
				(known) -> (known.windows().isOfToken() && uptime() >= known.aliveUntil()) ? known.outlived() : known);
		TokenSnapshot known = snapshot();
		CognitoTokens tokens = known.tokens();
		if (tokens == null || known.expiryNoted() || !known.isExpiredAt(now)) {
			return;
		}
		if (this.snapshot.compareAndSet(known, known.withExpiryNoted())) {
			CognitoException error = known.trouble().error();
			this.notifier.expired(error);
			this.notifier.tell(new Expired(this.name, Instant.ofEpochMilli(now), tokens.expiresAt(),
					(error != null) ? error.code() : null));
		}
	}

	CognitoTokenProviderState state() {
		long now = now();
		TokenSnapshot known = snapshot();
		CognitoTokens tokens = known.aliveAt(now);
		TokenTrouble trouble = known.trouble();
		CognitoException error = trouble.error();
		return new CognitoTokenProviderState(this.name, known.statusAt(now),
				(tokens != null) ? tokens.expiresAt() : null,
				(known.renewedAt() != 0) ? Instant.ofEpochMilli(known.renewedAt()) : null,
				(error != null) ? error.code() : null,
				(error != null) ? Instant.ofEpochMilli(trouble.notBefore()) : null, known.counts().signIns(),
				known.counts().refreshes(), known.counts().adoptions(), known.counts().failures());
	}

	private TokenSnapshot change(long now, UnaryOperator<TokenSnapshot> transition) {
		while (true) {
			TokenSnapshot before = this.snapshot.get();
			TokenSnapshot after = transition.apply(before);
			if (before == after) {
				return before;
			}
			if (this.snapshot.compareAndSet(before, after)) {
				this.notifier.changed(before.statusAt(now), after.statusAt(now), after);
				return after;
			}
		}
	}

}
