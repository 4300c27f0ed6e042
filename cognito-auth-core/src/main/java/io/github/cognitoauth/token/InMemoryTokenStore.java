package io.github.cognitoauth.token;

import java.time.Duration;
import io.github.cognitoauth.authentication.CognitoTokens;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemoryTokenStore implements TokenStore {

	@Override
	public Mono<CognitoTokens> load(String account) {
		return Mono.empty();
	}

	@Override
	public Mono<TokenLease> acquire(String account, Duration time) {
		return Mono.empty();
	}

	@Override
	public Mono<Boolean> extend(TokenLease lease, Duration time) {
		return Mono.just(false);
	}

	@Override
	public Mono<Void> release(TokenLease lease) {
		return Mono.empty();
	}

	@Override
	public Mono<Boolean> save(TokenLease lease, CognitoTokens tokens) {
		return Mono.just(false);
	}

	@Override
	public Flux<Long> changes(String account) {
		return Flux.never();
	}

}
