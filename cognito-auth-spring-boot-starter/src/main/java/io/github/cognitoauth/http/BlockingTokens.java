package io.github.cognitoauth.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/** Waits for tokens, for a time. */
final class BlockingTokens {

	private BlockingTokens() {
	}

	/**
	 * Return tokens.
	 * @throws IOException if there are none in time, so that callers meet it like a
	 * service that does not answer
	 */
	static CognitoTokens get(CognitoTokenProvider provider, Duration timeout) throws IOException {
		Assert.state(!Schedulers.isInNonBlockingThread(),
				"This thread must not block: use WebClient with CognitoBearerExchangeFilterFunction");
		CognitoTokens tokens = provider.getTokens()
			.timeout(timeout)
			.onErrorResume(TimeoutException.class, (ex) -> Mono.empty())
			.block();
		if (tokens == null) {
			throw new IOException("Service account '" + provider.name() + "' got no token within " + timeout);
		}
		return tokens;
	}

}
