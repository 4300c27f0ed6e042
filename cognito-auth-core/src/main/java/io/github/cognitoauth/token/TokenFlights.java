package io.github.cognitoauth.token;

import java.util.concurrent.atomic.AtomicReference;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sees to it that there is one flight at a time, and that callers join only a flight that
 * took off after the last token was refused.
 */
final class TokenFlights {

	private final TokenKeeper keeper;

	private final TokenRenewal renewal;

	private final @Nullable FleetSession fleet;

	private final Runnable onLanding;

	private final AtomicReference<@Nullable Flight> slot = new AtomicReference<>();

	TokenFlights(TokenKeeper keeper, TokenRenewal renewal, @Nullable FleetSession fleet, Runnable onLanding) {
		this.keeper = keeper;
		this.renewal = renewal;
		this.fleet = fleet;
		this.onLanding = onLanding;
	}

	@Nullable Flight current() {
		return this.slot.get();
	}

	Flight join(RefreshTrigger trigger) {
		while (true) {
			Flight flight = this.slot.get();
			TokenSnapshot seen = this.keeper.snapshot();
			if (flight != null && flight.generation() == seen.generation()) {
				return flight;
			}
			Flight next = new Flight(trigger, seen, flight, this);
			if (this.slot.compareAndSet(flight, next)) {
				launch(next);
				return next;
			}
		}
	}

	/**
	 * The one place where work is subscribed to. The flight belongs to nobody who waits
	 * for it; it is found in the slot until it lands, and its own time-outs end it.
	 */
	private void launch(Flight flight) {
		flight.result().subscribe((tokens) -> {
		}, (failure) -> {
		});
	}

	Mono<CognitoTokens> attempt(Flight flight) {
		TokenSnapshot snapshot = this.keeper.snapshot();
		long now = this.keeper.now();
		if (flight.isNeedlessFor(snapshot, now)) {
			return Mono.justOrEmpty(snapshot.tokens());
		}
		CognitoException error = snapshot.trouble().error();
		if (error != null && snapshot.trouble().isPauseAt(now) && !isTimerRetry(flight, snapshot)) {
			return Mono.error(TokenErrors.copy(error));
		}
		long tookOffAt = this.keeper.uptime();
		return renew(snapshot).map((renewed) -> this.keeper.renewed(flight, renewed, tookOffAt))
			.switchIfEmpty(Mono.fromSupplier(this.keeper::leftToAnother))
			.onErrorMap((failure) -> this.keeper.failed(flight, failure));
	}

	/** A delay can end a moment before the clock says so. */
	private static boolean isTimerRetry(Flight flight, TokenSnapshot snapshot) {
		return flight.trigger() == RefreshTrigger.TIMER && !snapshot.trouble().terminal();
	}

	private Mono<TokenRenewal.Renewed> renew(TokenSnapshot snapshot) {
		return (this.fleet != null) ? this.fleet.renew(snapshot)
				: this.renewal.renew(snapshot.tokens(), snapshot.deadRefreshToken(), Mono.empty());
	}

	void landed(Flight flight) {
		this.slot.compareAndSet(flight, null);
		this.onLanding.run();
	}

}
