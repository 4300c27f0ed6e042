// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

import org.springframework.util.Assert;

/**
 * Knows which Region of a replicated pool is called, and changes it: to the replica when
 * three calls in a row within a minute get no answer from the primary Region, and back
 * when that has shown life for a while. Answers that refuse, throttling among them, are
 * answers. Each process decides for itself.
 * <p>
 * Thread-safe and non-blocking. It has a timer only while the replica is in use.
 *
 * @since 0.1.0
 */
public final class RegionRouter {

	private static final Logger logger = LoggerFactory.getLogger(RegionRouter.class);

	private final String primary;

	private final CognitoEndpoint primaryEndpoint;

	private final ReplicaRegion replica;

	private final CognitoEndpoint replicaEndpoint;

	private final boolean automatic;

	private final LongSupplier ticker;

	private final Supplier<RegionProbe> probes;

	private final List<Consumer<RegionSwitch>> listeners = new CopyOnWriteArrayList<>();

	private final RegionFailures failures = new RegionFailures();

	private final Map<RegionSwitch.Cause, Long> switches = new EnumMap<>(RegionSwitch.Cause.class);

	private volatile boolean troubled;

	/** Set while the replica is in use. */
	private volatile @Nullable RegionReturn back;

	private @Nullable RegionProbe probe;

	private boolean closed;

	RegionRouter(String primary, CognitoEndpoint primaryEndpoint, ReplicaRegion replica,
			CognitoEndpoint replicaEndpoint, LongSupplier ticker, Supplier<RegionProbe> probes) {
		this.primary = primary;
		this.primaryEndpoint = primaryEndpoint;
		this.replica = replica;
		this.replicaEndpoint = replicaEndpoint;
		this.automatic = replica.mode() == ReplicaRegion.Mode.AUTOMATIC;
		this.ticker = ticker;
		this.probes = probes;
	}

	/**
	 * Return the primary Region.
	 * @return a region name
	 */
	public String primaryRegion() {
		return this.primary;
	}

	/**
	 * Return the replica.
	 * @return its description
	 */
	public ReplicaRegion replica() {
		return this.replica;
	}

	/**
	 * Return the Region to which calls go.
	 * @return the name of the primary Region or of the replica's
	 */
	public String activeRegion() {
		return name(isReplicaActive());
	}

	/**
	 * Return whether calls go to the replica. Nothing that writes is possible then:
	 * sign-up, passwords, attributes, setting factors up, and the codes of authenticator
	 * apps.
	 * @return whether the replica is in use
	 */
	public boolean isReplicaActive() {
		return this.back != null;
	}

	/**
	 * Return whether a Region is the replica's.
	 * @param region a region name, or {@code null} for none
	 * @return whether it is
	 */
	public boolean isReplica(@Nullable String region) {
		return this.replica.region().equals(region);
	}

	/**
	 * Return how often the Region was changed.
	 * @param cause why
	 * @return the count since the start
	 */
	public synchronized long switches(RegionSwitch.Cause cause) {
		return this.switches.getOrDefault(cause, 0L);
	}

	/**
	 * Change the Region to which calls go. A replica in automatic mode is left like one
	 * that was reached by failures.
	 * @param region the name of the primary Region or of the replica's
	 * @return whether that is a change
	 * @throws IllegalArgumentException if it is neither
	 */
	public boolean useRegion(String region) {
		Assert.isTrue(this.primary.equals(region) || isReplica(region),
				() -> "The pool is in the Regions " + this.primary + " and " + this.replica.region());
		RegionSwitch change;
		synchronized (this) {
			change = change(isReplica(region), RegionSwitch.Cause.MANUAL);
		}
		tell(change, "as was asked for");
		return change != null;
	}

	/**
	 * Listen to changes. The listener is called on the thread of the call, probe or
	 * caller that caused the change, must not block, and gets each change once.
	 * @param listener is told of each change from now on
	 * @return ends it
	 */
	public Disposable onSwitch(Consumer<RegionSwitch> listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	String name(boolean ofReplica) {
		return ofReplica ? this.replica.region() : this.primary;
	}

	CognitoEndpoint endpoint(boolean ofReplica) {
		return ofReplica ? this.replicaEndpoint : this.primaryEndpoint;
	}

	boolean isAutomatic() {
		return this.automatic;
	}

	/** Whether a call begins at the replica. */
	boolean beginsAtReplica(CallRoute route) {
		String region = route.region();
		return switch (route.kind()) {
			case PRIMARY -> false;
			case SESSION -> isReplica(region);
			case TOKENS -> (region == null) ? isReplicaActive() : isReplica(region) || isPrimaryDown();
			case REFRESH -> isReplicaActive();
			case ANY -> isReplicaActive() && !isTrial();
		};
	}

	private synchronized boolean isTrial() {
		return this.automatic && this.back != null && this.back.isTrial(this.ticker.getAsLong());
	}

	/** Whether calls to the primary Region are without hope as far as is known. */
	synchronized boolean isPrimaryDown() {
		return this.automatic && this.back != null && !this.back.seemsAlive();
	}

	/** Note that a Region gave an answer, possibly a refusal. */
	void answered(boolean byReplica) {
		if (byReplica != isReplicaActive() || this.troubled) {
			RegionSwitch change;
			synchronized (this) {
				change = noteAnswer(byReplica);
			}
			tell(change, "which answers again");
		}
	}

	private @Nullable RegionSwitch noteAnswer(boolean byReplica) {
		RegionReturn returning = this.back;
		if (byReplica == (returning != null)) {
			this.failures.clear();
			this.troubled = false;
			return null;
		}
		return (returning != null && this.automatic && returning.answered(this.ticker.getAsLong()))
				? change(false, RegionSwitch.Cause.RECOVERY) : null;
	}

	/** Note that a Region gave no answer. */
	void failed(boolean byReplica, CognitoException error) {
		RegionSwitch change;
		synchronized (this) {
			change = this.automatic ? noteFailure(byReplica) : null;
		}
		tell(change, "since " + RegionFailures.LIMIT + " calls in a row got no answer from " + name(byReplica)
				+ ", the last one " + error.code());
	}

	private @Nullable RegionSwitch noteFailure(boolean byReplica) {
		long now = this.ticker.getAsLong();
		RegionReturn returning = this.back;
		if (byReplica != (returning != null)) {
			if (returning != null) {
				returning.failed(now);
			}
			return null;
		}
		this.troubled = true;
		return (this.failures.add(now) && (returning == null || returning.seemsWell()))
				? change(!byReplica, RegionSwitch.Cause.FAILURES) : null;
	}

	private @Nullable RegionSwitch change(boolean toReplica, RegionSwitch.Cause cause) {
		if (toReplica == isReplicaActive()) {
			return null;
		}
		this.failures.clear();
		this.troubled = false;
		this.back = toReplica ? new RegionReturn(this.replica.minimumStay(), this.ticker.getAsLong()) : null;
		this.switches.merge(cause, 1L, Long::sum);
		stopProbe();
		if (toReplica && this.automatic && !this.closed) {
			RegionProbe next = this.probes.get();
			this.probe = next;
			next.start(this::probed);
		}
		return new RegionSwitch(name(!toReplica), name(toReplica), cause, Instant.now());
	}

	private synchronized void probed(boolean alive) {
		if (this.back != null) {
			this.back.probed(alive);
		}
	}

	private void stopProbe() {
		if (this.probe != null) {
			this.probe.stop();
			this.probe = null;
		}
	}

	synchronized void close() {
		this.closed = true;
		stopProbe();
	}

	private void tell(@Nullable RegionSwitch change, String why) {
		if (change == null) {
			return;
		}
		if (isReplica(change.to())) {
			Duration stay = this.replica.minimumStay();
			logger.warn("Calls go to the replica in {}{}, {}", change.to(),
					this.automatic ? " for " + stay.toSeconds() + " s at least" : "", why);
		}
		else {
			logger.info("Calls go back to the primary Region {}, {}", change.to(), why);
		}
		for (Consumer<RegionSwitch> listener : this.listeners) {
			try {
				listener.accept(change);
			}
			catch (RuntimeException | Error ex) {
				logger.warn("A listener failed on a change of the Region", ex);
			}
		}
	}

	@Override
	public String toString() {
		return "RegionRouter[active=" + activeRegion() + ", primary=" + this.primary + ", replica="
				+ this.replica.region() + "]";
	}

}
