package io.github.cognitoauth.autoconfigure.token;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Starts providers, and where there are many, not all at one moment: their sign-ins would
 * use up the quota of the pool. A provider serves callers before it is started.
 */
final class StaggeredStart {

	/** The number of accounts that start at once. */
	static final int AT_ONCE = 50;

	/** How much longer each further account makes the start, in milliseconds. */
	static final long MILLIS_EACH = 50;

	private final Scheduler scheduler;

	private final DoubleSupplier random;

	private Disposable.Composite pending = Disposables.composite();

	StaggeredStart(Scheduler scheduler, DoubleSupplier random) {
		this.scheduler = scheduler;
		this.random = random;
	}

	synchronized void start(CognitoTokenProviders providers, Set<String> urgent) {
		Disposable.Composite starts = Disposables.composite();
		this.pending = starts;
		long spread = (providers.names().size() - AT_ONCE) * MILLIS_EACH;
		int place = 0;
		for (CognitoTokenProvider provider : providers) {
			if (place++ < AT_ONCE || urgent.contains(provider.name())) {
				provider.start();
			}
			else {
				starts.add(this.scheduler.schedule(() -> startLater(provider, starts),
						(long) (spread * this.random.getAsDouble()), TimeUnit.MILLISECONDS));
			}
		}
	}

	private synchronized void startLater(CognitoTokenProvider provider, Disposable starts) {
		if (!starts.isDisposed()) {
			provider.start();
		}
	}

	synchronized void stop(CognitoTokenProviders providers) {
		this.pending.dispose();
		providers.forEach(CognitoTokenProvider::stop);
	}

}
