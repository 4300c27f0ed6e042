package io.github.cognitoauth.token;

import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.protocol.CognitoErrorAdvice;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened, and the log when the state of an account changes.
 */
final class TokenNotifier {

	private static final Logger logger = LoggerFactory.getLogger(CognitoTokenProvider.class);

	private final String name;

	private final List<TokenEventListener> listeners;

	private volatile @Nullable Status told;

	TokenNotifier(String name, List<TokenEventListener> listeners) {
		this.name = name;
		this.listeners = List.copyOf(listeners);
	}

	static TokenEvent event(TokenRenewal.Renewed renewed, String name, Instant now, RefreshTrigger trigger) {
		Instant expiresAt = renewed.tokens().expiresAt();
		return switch (renewed.origin()) {
			case SIGN_IN -> new TokenEvent.SignedIn(name, now, trigger, expiresAt);
			case REFRESH -> new TokenEvent.Refreshed(name, now, trigger, expiresAt);
			case STORE -> new TokenEvent.Adopted(name, now, trigger, expiresAt);
		};
	}

	/**
	 * Errors as well: Reactor lets some of them pass, and the flight that tells would
	 * never land.
	 */
	void tell(TokenEvent event) {
		for (TokenEventListener listener : this.listeners) {
			try {
				listener.onEvent(event);
			}
			catch (RuntimeException | Error ex) {
				logger.warn("A listener of service account '{}' failed", this.name, ex);
			}
		}
	}

	void changed(Status before, Status after, TokenSnapshot snapshot) {
		if (before == after) {
			return;
		}
		this.told = after;
		CognitoException error = snapshot.trouble().error();
		if (after == Status.ACTIVE && snapshot.tokens() != null) {
			logger.info("Service account '{}' has a token until {}", this.name, snapshot.tokens().expiresAt());
		}
		else if (after == Status.DEGRADED && error != null) {
			logger.warn("Service account '{}' cannot replace its token at the moment and uses the present one: {}",
					this.name, error.getMessage());
		}
		else if (after == Status.UNAVAILABLE && error != null) {
			logger.error("Service account '{}' has no token; attempts go on: {}. {}", this.name, error.getMessage(),
					CognitoErrorAdvice.of(error));
		}
		else if (after == Status.FAILED && error != null) {
			logger.error("Service account '{}' was refused, no attempt before {}: {}. {}", this.name,
					Instant.ofEpochMilli(snapshot.trouble().notBefore()), error.getMessage(),
					CognitoErrorAdvice.of(error));
		}
	}

	void sessionOver(CognitoException reason) {
		logger.info("The session of service account '{}' is over, signing in again: {}", this.name,
				reason.getMessage());
	}

	/**
	 * Nothing is said to whom the end of the last token was told as a change of state.
	 */
	void expired(@Nullable CognitoException error) {
		if (error != null && this.told != Status.UNAVAILABLE && this.told != Status.FAILED) {
			this.told = Status.UNAVAILABLE;
			logger.error("The token of service account '{}' expired and there is no new one: {}", this.name,
					error.getMessage());
		}
	}

}
