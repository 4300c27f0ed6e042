package io.github.cognitoauth.token;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** First cut: signs in for each caller. */
final class DefaultCognitoTokenProvider implements CognitoTokenProvider {

	private final String name;

	private final TokenSource source;

	DefaultCognitoTokenProvider(CognitoTokenProviderBuilder builder) {
		this.name = builder.name;
		this.source = builder.source;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Mono<CognitoTokens> getTokens() {
		return this.source.signIn();
	}

	@Override
	public @Nullable CognitoTokens currentTokens() {
		return null;
	}

	@Override
	public void invalidate(String rejectedAccessToken) {
	}

	@Override
	public CognitoTokenProviderState state() {
		return new CognitoTokenProviderState(this.name, Status.IDLE, null, null, null, null, 0, 0, 0, 0);
	}

	@Override
	public void start() {
	}

	@Override
	public void stop() {
	}

	@Override
	public Mono<Void> close() {
		return Mono.empty();
	}

}
