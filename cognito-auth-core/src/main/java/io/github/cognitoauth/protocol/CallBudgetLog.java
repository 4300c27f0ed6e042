// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for what happens to thousands alike. Not thread-safe. */
final class CallBudgetLog {

	private static final Logger logger = LoggerFactory.getLogger(CallBudget.class);

	private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

	/** Shorter queues, in seconds, are nothing to talk about. */
	private static final int LONG_QUEUE = 2;

	private final String name;

	private boolean throttledBefore;

	private long throttledAt;

	private boolean queueTold;

	private long queuedAt;

	private long outageAt;

	CallBudgetLog(String name) {
		this.name = name;
	}

	void throttled(long now, double rate, int queued) {
		if (!this.throttledBefore || now - this.throttledAt >= INTERVAL) {
			this.throttledBefore = true;
			this.throttledAt = now;
			logger.warn(
					"Amazon Cognito throttles calls at {}: service accounts make {} per second at most now, "
							+ "{} wait for their turn. Others use the quota of this AWS account and Region too: "
							+ "set fewer calls per second, or have the quota UserAuthentication raised",
					this.name, format(rate), queued);
		}
	}

	void queued(long now, double rate, int queued) {
		if (!this.queueTold && queued > rate * LONG_QUEUE) {
			this.queueTold = true;
			this.queuedAt = now;
			logger.info("{} service accounts wait for their turn at {}, which has {} calls per second at present",
					queued, this.name, format(rate));
		}
		else if (this.queueTold && queued == 0) {
			this.queueTold = false;
			logger.info("No service account waits for its turn at {} any more, after {} s", this.name,
					seconds(now - this.queuedAt));
		}
	}

	void outageBegins(long now, CognitoException error, int queued) {
		this.outageAt = now;
		logger.warn(
				"No call at {} succeeds, whatever the service account ({}): one call per second finds out when "
						+ "they do again, {} accounts that waited for their turn were told so",
				this.name, error.getMessage(), queued);
	}

	void outageEnds(long now) {
		logger.info("Calls at {} succeed again, after {} s", this.name, seconds(now - this.outageAt));
	}

	private static long seconds(long nanos) {
		return TimeUnit.NANOSECONDS.toSeconds(nanos);
	}

	private static String format(double rate) {
		return String.format(Locale.ROOT, "%.0f", rate);
	}

}
