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
		if (this.eager && !this.keeper.snapshot().windows().isFreshAt(this.keeper.now())) {
			this.flights.join(RefreshTrigger.STARTUP);
		}
		else {
			arm();
		}
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
		if (delay >= 0) {
			this.timer.arm(delay, () -> tick(snapshot));
		}
	}

	private void tick(TokenSnapshot armed) {
		this.keeper.noteExpiry();
		TokenSnapshot snapshot = this.keeper.snapshot();
		if (snapshot.trouble().terminal()) {
			return;
		}
		if (snapshot.tokens() == armed.tokens() && snapshot.trouble() == armed.trouble()) {
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
