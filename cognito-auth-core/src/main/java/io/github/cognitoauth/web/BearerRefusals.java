// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a trace of a service that refuses every token: one line a minute for each
 * account, and a call of the listener for each request.
 */
final class BearerRefusals {

	private static final Logger logger = LoggerFactory.getLogger(BearerRefusals.class);

	private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

	/** As many as there are accounts at most. */
	private final Map<String, AtomicReference<@Nullable Trace>> traces;

	private final LongSupplier ticker;

	private final @Nullable BearerRefusalListener listener;

	BearerRefusals() {
		this(System::nanoTime);
	}

	BearerRefusals(LongSupplier ticker) {
		this(new ConcurrentHashMap<>(), ticker, null);
	}

	private BearerRefusals(Map<String, AtomicReference<@Nullable Trace>> traces, LongSupplier ticker,
			@Nullable BearerRefusalListener listener) {
		this.traces = traces;
		this.ticker = ticker;
		this.listener = listener;
	}

	BearerRefusals with(BearerRefusalListener listener) {
		return new BearerRefusals(this.traces, this.ticker, listener);
	}

	void add(String account, URI uri) {
		AtomicReference<@Nullable Trace> reference = this.traces.computeIfAbsent(account,
				(name) -> new AtomicReference<>());
		long now = this.ticker.getAsLong();
		Trace before = reference
			.getAndUpdate((trace) -> (trace != null && !trace.isOld(now)) ? trace.more() : new Trace(now, 0));
		if (before == null || before.isOld(now)) {
			logger.warn(
					"{} answers 401 to the token of service account '{}', {} more times since the last such line: check "
							+ "that it accepts tokens of this user pool, app client and scope",
					uri.getHost(), account, (before != null) ? before.times() : 0);
		}
		if (this.listener != null) {
			tell(this.listener, account, uri);
		}
	}

	/** Errors as well: the answer is still to be handed on. */
	static void tell(BearerRefusalListener listener, String account, URI uri) {
		try {
			listener.refused(account, uri);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("A listener of refused requests of service account '{}' failed", account, ex);
		}
	}

	/**
	 * What was told last.
	 *
	 * @param toldAt when
	 * @param times how often it has happened since
	 */
	private record Trace(long toldAt, int times) {

		boolean isOld(long now) {
			return now - this.toldAt >= INTERVAL;
		}

		Trace more() {
			return new Trace(this.toldAt, this.times + 1);
		}

	}

}
