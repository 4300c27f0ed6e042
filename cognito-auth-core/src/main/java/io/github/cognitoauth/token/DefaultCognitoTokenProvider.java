package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.util.Assert;

/**
 * Puts snapshot, flights and timer together.
 */
final class DefaultCognitoTokenProvider implements CognitoTokenProvider {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private final String name;

	private final TokenSource source;

	private final Scheduler scheduler;

	private final boolean eager;

	private final boolean revokeOnClose;

	private final TokenKeeper keeper;

	private final @Nullable FleetSession fleet;

	private final TokenFlights flights;

	private final RefreshTimer timer;

	private final Mono<CognitoTokens> tokens = new TokensMono(this);

	DefaultCognitoTokenProvider(CognitoTokenProviderBuilder builder) {
		this.name = builder.name;
		this.source = builder.source;
		this.scheduler = builder.scheduler();
		this.eager = builder.eager;
		this.revokeOnClose = builder.revokeOnClose && builder.store == null;
		this.keeper = new TokenKeeper(builder);
		this.timer = new RefreshTimer(this.scheduler);
		TokenRenewal renewal = new TokenRenewal(this.source, builder.policy, this.scheduler, this.keeper::sessionOver);
		this.fleet = (builder.store != null) ? new FleetSession(builder, builder.store, this.keeper, renewal) : null;
		this.flights = new TokenFlights(this.keeper, renewal, this.fleet, this::arm);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Mono<CognitoTokens> getTokens() {
		return this.tokens;
	}

	@Override
	public @Nullable CognitoTokens currentTokens() {
		return this.keeper.alive();
	}

	@Override
	public void invalidate(String rejectedAccessToken) {
		Assert.notNull(rejectedAccessToken, "'rejectedAccessToken' must not be null");
		this.keeper.rejected(rejectedAccessToken);
	}

	@Override
	public CognitoTokenProviderState state() {
		return this.keeper.state();
	}

	/** Tokens that a caller gets at once, or {@code null} if it has to wait. */
	@Nullable CognitoTokens ready() {
		TokenSnapshot snapshot = this.keeper.snapshot();
		long now = this.keeper.now();
		return snapshot.windows().isFreshAt(now) ? snapshot.tokens() : readyThoughOld(snapshot, now);
	}

	private @Nullable CognitoTokens readyThoughOld(TokenSnapshot snapshot, long now) {
		CognitoTokens alive = snapshot.aliveAt(now);
		if (alive == null) {
			return null;
		}
		boolean pause = snapshot.trouble().isPauseAt(now);
		if (!snapshot.windows().isServableAt(now)) {
			return pause ? alive : null;
		}
		if (!pause) {
			this.flights.join(RefreshTrigger.ADVISORY);
		}
		return alive;
	}

	/** What a caller waits for if nothing is ready. */
	Mono<CognitoTokens> await() {
		this.keeper.noteExpiry();
		TokenSnapshot snapshot = this.keeper.snapshot();
		CognitoException error = snapshot.trouble().error();
		if (error != null && snapshot.trouble().isPauseAt(this.keeper.now())) {
			return Mono.error(TokenErrors.copy(error));
		}
		Flight flight = this.flights
			.join(snapshot.isRejected() ? RefreshTrigger.INVALIDATED : RefreshTrigger.MANDATORY);
		return flight.result().onErrorResume((failure) -> {
			CognitoTokens alive = this.keeper.alive();
			return (alive != null) ? Mono.just(alive) : Mono.error(failure);
		});
	}

	@Override
	public void start() {
		RefreshTimer.Run run = this.timer.start();
		if (run == null) {
			return;
		}
		this.keeper.pardon();
		if (this.fleet != null) {
			run.watch().update(this.fleet.watch(this.eager).subscribe((adopted) -> arm()));
		}
		if (isDueAtStart()) {
			this.flights.join(RefreshTrigger.STARTUP);
		}
		else {
			arm();
		}
	}

	/** An account that was in use is in use again: its timer was only stopped. */
	private boolean isDueAtStart() {
		TokenSnapshot snapshot = this.keeper.snapshot();
		long now = this.keeper.now();
		return this.eager ? !snapshot.windows().isFreshAt(now)
				: snapshot.tokens() != null && snapshot.aliveAt(now) == null;
	}

	@Override
	public void stop() {
		this.timer.stop();
	}

	@Override
	public Mono<Void> close() {
		return Mono.defer(() -> {
			stop();
			Flight flight = this.flights.current();
			return (flight != null) ? landing(flight).then(Mono.defer(this::revoke)) : revoke();
		});
	}

	private Mono<Void> landing(Flight flight) {
		return flight.result()
			.timeout(CLOSE_TIMEOUT, this.scheduler)
			.onErrorComplete()
			.doOnTerminate(flight::abort)
			.then();
	}

	private Mono<Void> revoke() {
		CognitoTokens last = this.keeper.snapshot().tokens();
		if (!this.revokeOnClose || last == null) {
			return Mono.empty();
		}
		this.keeper.end();
		return this.source.revoke(last).timeout(CLOSE_TIMEOUT, this.scheduler).onErrorComplete();
	}

	private void arm() {
		TokenSnapshot snapshot = this.keeper.snapshot();
		long delay = snapshot.timerDelay(this.keeper.now(), this.keeper.random());
		long left = left(snapshot);
		if (left >= 0 && (delay < 0 || left < delay)) {
			this.timer.arm(left, this::expire);
		}
		else if (delay >= 0) {
			this.timer.arm(delay, () -> tick(snapshot));
		}
	}

	/** What is left of the token's life, whatever the clock says, or -1 without one. */
	private long left(TokenSnapshot snapshot) {
		return snapshot.windows().isOfToken() ? Math.max(0, snapshot.aliveUntil() - this.keeper.uptime()) : -1;
	}

	private void tick(TokenSnapshot armed) {
		this.keeper.noteExpiry();
		TokenSnapshot snapshot = this.keeper.snapshot();
		if (snapshot.tokens() != armed.tokens() || snapshot.trouble() != armed.trouble()
				|| snapshot.trouble().terminal()) {
			arm();
			return;
		}
		long left = left(snapshot);
		if (left >= 0) {
			// the refresh can take longer than the token lives
			this.timer.arm(left, this::expire);
		}
		this.flights.join(RefreshTrigger.TIMER);
	}

	/** A clock that was set back does not say that the token is dead. */
	private void expire() {
		TokenSnapshot snapshot = this.keeper.snapshot();
		long now = this.keeper.now();
		boolean needed = snapshot.windows().isAliveAt(now) && !snapshot.trouble().terminal()
				&& !snapshot.trouble().isPauseAt(now);
		this.keeper.noteExpiry();
		if (needed && !this.keeper.snapshot().windows().isOfToken()) {
			this.flights.join(RefreshTrigger.TIMER);
		}
		else {
			arm();
		}
	}

	@Override
	public String toString() {
		return "CognitoTokenProvider[" + this.name + "]";
	}

}
