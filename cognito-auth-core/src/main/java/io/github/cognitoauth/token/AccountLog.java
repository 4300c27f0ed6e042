// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.protocol.CognitoErrorAdvice;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.AccountState.Trouble;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.HeldTokens.Now;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened to an account, and the log when its state changes.
 */
final class AccountLog {

	private static final Logger logger = LoggerFactory.getLogger(CognitoTokenProvider.class);

	/** After so many the trouble is its own. */
	private static final int OWN_FAILURES = 3;

	private final String name;

	private final List<TokenEventListener> listeners;

	private Status last = Status.IDLE;

	/** Whether the trouble seemed to be that of all, of which one line is enough. */
	private boolean untold;

	AccountLog(String name, List<TokenEventListener> listeners) {
		this.name = name;
		this.listeners = List.copyOf(listeners);
	}

	/** Errors as well: they must not keep anybody from being served. */
	void tell(TokenEvent event) {
		for (TokenEventListener listener : this.listeners) {
			try {
				listener.onEvent(event);
			}
			catch (RuntimeException | Error ex) {
				logger.warn("A listener of service account '{}' failed", this.name, ex);
			}
		}
		if (event instanceof TokenEvent.Waiting waiting) {
			logger.info("Service account '{}' has no token and has waited {} ms for another instance that renews it",
					this.name, waiting.waited().toMillis());
		}
		else if (event instanceof TokenEvent.TookOver) {
			logger.warn("Service account '{}' was renewed here since another instance was cut off in the middle of it",
					this.name);
		}
	}

	void waitEnded(Duration waited, boolean served) {
		for (TokenEventListener listener : this.listeners) {
			try {
				listener.onWaitEnded(this.name, waited, served);
			}
			catch (RuntimeException | Error ex) {
				logger.warn("A listener of service account '{}' failed", this.name, ex);
			}
		}
	}

	void sessionOver(CognitoException reason) {
		logger.info("The session of service account '{}' is over, signing in again: {}", this.name,
				reason.getMessage());
	}

	/** Say why a caller gave up. */
	CognitoException waitTimeout(AccountState state, Now now) {
		Trouble trouble = state.trouble();
		return TokenErrors.waitTimeout(this.name, state.status(now).name(), (trouble != null) ? trouble.error() : null);
	}

	void failed(Throwable failure) {
		logger.error("Service account '{}' met an error that is a fault of this library", this.name, failure);
	}

	/**
	 * What does not change the status is said by the events alone, unless it turns out
	 * not to be the trouble of all.
	 */
	void changed(AccountState state, Now now) {
		Status before = this.last;
		Status status = state.status(now);
		Trouble trouble = state.trouble();
		boolean turnsOut = this.untold && trouble != null && trouble.failures() >= OWN_FAILURES;
		if (status == before && !turnsOut) {
			return;
		}
		this.last = status;
		this.untold = trouble != null && trouble.failures() == 0
				&& (status == Status.DEGRADED || status == Status.UNAVAILABLE);
		HeldTokens held = state.held();
		if (this.untold && trouble != null) {
			logger.debug("Service account '{}' has no new token; those of others fail as well: {}", this.name,
					trouble.error().getMessage());
		}
		else if (status == Status.ACTIVE && held != null) {
			logger.info("Service account '{}' has a token until {}", this.name, held.tokens().expiresAt());
		}
		else if (trouble != null && status != Status.CLOSED) {
			troubled(status, trouble, now);
		}
	}

	private void troubled(Status status, Trouble trouble, Now now) {
		CognitoException error = trouble.error();
		if (status == Status.DEGRADED) {
			logger.warn("Service account '{}' cannot replace its token at the moment and uses the present one: {}",
					this.name, error.getMessage());
		}
		else if (status == Status.WAITING_FOR_REGION) {
			logger.warn("Service account '{}' waits for the primary Region, which alone has tokens for it: {}",
					this.name, error.getMessage());
		}
		else if (status == Status.UNAVAILABLE) {
			logger.error("Service account '{}' has no token; attempts go on: {}. {}", this.name, error.getMessage(),
					CognitoErrorAdvice.of(error));
		}
		else if (status == Status.REFUSED) {
			logger.error("Service account '{}' was refused, no attempt before {}: {}. {}", this.name,
					Instant.ofEpochMilli(now.clock() + trouble.askFrom() - now.uptime()), error.getMessage(),
					CognitoErrorAdvice.of(error));
		}
	}

}
