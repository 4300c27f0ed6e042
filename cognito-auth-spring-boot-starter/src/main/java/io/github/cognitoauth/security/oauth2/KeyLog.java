// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Instant;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** One line when keys can no longer be fetched, and one when they can again. */
final class KeyLog {

	private static final Log logger = LogFactory.getLog(KeyLog.class);

	private final CognitoIssuer issuer;

	private KeyState.Outcome last = KeyState.Outcome.NONE;

	KeyLog(CognitoIssuer issuer) {
		this.issuer = issuer;
	}

	synchronized void fetched() {
		if (this.last == KeyState.Outcome.FAILED) {
			logger.info("The keys of issuer '" + this.issuer + "' can be fetched again");
		}
		this.last = KeyState.Outcome.FETCHED;
	}

	synchronized void failed(Throwable failure, KeyState state, Instant now) {
		if (this.last != state.outcome()) {
			this.last = state.outcome();
			if (this.last == KeyState.Outcome.ABSENT) {
				logger.info(text(failure) + ": it has none there, and its tokens are refused");
			}
			else {
				logger.warn(text(failure) + ": " + (state.isUsable(now)
						? "those at hand serve on until " + state.usableUntil() : "its tokens are answered with 503"));
			}
		}
		else if (logger.isDebugEnabled()) {
			logger.debug(text(failure));
		}
	}

	private String text(Throwable failure) {
		return "The keys of issuer '" + this.issuer + "' could not be fetched from " + this.issuer.jwkSetUri() + " ("
				+ failure.getMessage() + ")";
	}

}
