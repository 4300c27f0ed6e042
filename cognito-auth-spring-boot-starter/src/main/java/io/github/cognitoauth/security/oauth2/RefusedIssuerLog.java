// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says which issuer was refused and which are accepted, which the answer does not.
 * Anybody can send such tokens, so at most one line a minute is a warning.
 */
final class RefusedIssuerLog {

	private static final Log logger = LogFactory.getLog(RefusedIssuerLog.class);

	private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

	private static final int MAX_LENGTH = 200;

	private final Set<String> accepted;

	private final Clock clock;

	private final AtomicReference<Instant> nextWarning = new AtomicReference<>(Instant.MIN);

	RefusedIssuerLog(Set<String> accepted, Clock clock) {
		this.accepted = accepted;
		this.clock = clock;
	}

	void refused(@Nullable String issuer) {
		Instant next = this.nextWarning.get();
		Instant now = this.clock.instant();
		if (!now.isBefore(next) && this.nextWarning.compareAndSet(next, now.plus(BETWEEN_WARNINGS))) {
			logger.warn(text(issuer));
		}
		else if (logger.isDebugEnabled()) {
			logger.debug(text(issuer));
		}
	}

	private String text(@Nullable String issuer) {
		return ((issuer != null) ? "A token of issuer '" + printable(issuer) + "'" : "A token without issuer")
				+ " was refused; accepted are those of " + this.accepted;
	}

	/** The token was not verified: its text must not forge a line of the log. */
	private static String printable(String text) {
		String shortened = (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "..." : text;
		return shortened.replaceAll("[^\\x20-\\x7e]", "?");
	}

}
