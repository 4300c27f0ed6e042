package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * Decides at each subscription whether the tokens at hand will do. One instance serves
 * all callers, and where they do, it costs no more than a value that was known before.
 */
final class TokensMono extends Mono<CognitoTokens> {

	private final DefaultCognitoTokenProvider provider;

	TokensMono(DefaultCognitoTokenProvider provider) {
		this.provider = provider;
	}

	@Override
	public void subscribe(CoreSubscriber<? super CognitoTokens> actual) {
		CognitoTokens tokens = this.provider.ready();
		if (tokens != null) {
			actual.onSubscribe(Operators.scalarSubscription(actual, tokens));
		}
		else {
			this.provider.await().subscribe(actual);
		}
	}

	@Override
	public @Nullable CognitoTokens block() {
		CognitoTokens tokens = this.provider.ready();
		return (tokens != null) ? tokens : this.provider.await().block();
	}

	@Override
	public @Nullable CognitoTokens block(Duration timeout) {
		CognitoTokens tokens = this.provider.ready();
		return (tokens != null) ? tokens : this.provider.await().block(timeout);
	}

}
