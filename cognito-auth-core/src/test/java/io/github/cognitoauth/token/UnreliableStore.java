package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store that can be made to fail. */
final class UnreliableStore implements TokenStore {

	volatile TokenStore delegate;

	volatile RuntimeException failure;

	volatile RuntimeException writeFailure;

	volatile RuntimeException changesFailure;

	volatile boolean silent;

	volatile boolean saves = true;

	volatile boolean refuses = true;

	volatile boolean extensions = true;

	/** What somebody else saves instead. */
	volatile CognitoTokens overtakenBy;

	UnreliableStore(TokenStore delegate) {
		this.delegate = delegate;
	}

	private <T> Mono<T> answer(Mono<T> answer) {
		return this.silent ? Mono.never() : ((this.failure != null) ? Mono.error(this.failure) : answer);
	}

	private <T> Mono<T> writeAnswer(Mono<T> answer) {
		return answer((this.writeFailure != null) ? Mono.error(this.writeFailure) : answer);
	}

	@Override
	public Mono<CognitoTokens> load(String account) {
		return answer(this.delegate.load(account));
	}

	@Override
	public Mono<TokenLease> acquire(String account, Duration duration) {
		return writeAnswer(this.delegate.acquire(account, duration));
	}

	@Override
	public Mono<Boolean> extend(TokenLease lease, Duration duration) {
		return writeAnswer(this.extensions ? this.delegate.extend(lease, duration) : Mono.just(false));
	}

	@Override
	public Mono<Void> release(TokenLease lease) {
		return writeAnswer(this.delegate.release(lease));
	}

	@Override
	public Mono<Boolean> save(TokenLease lease, CognitoTokens tokens) {
		if (this.overtakenBy != null) {
			return this.delegate.save(lease, this.overtakenBy).thenReturn(false);
		}
		return writeAnswer(this.saves ? this.delegate.save(lease, tokens) : Mono.just(false));
	}

	@Override
	public Mono<Boolean> refuse(TokenLease lease, TokenRefusal refusal, Duration duration) {
		return writeAnswer(this.refuses ? this.delegate.refuse(lease, refusal, duration) : Mono.just(false));
	}

	@Override
	public Mono<TokenRefusal> refusal(String account) {
		return answer(this.delegate.refusal(account));
	}

	@Override
	public Flux<Long> changes(String account) {
		RuntimeException error = (this.failure != null) ? this.failure : this.changesFailure;
		return (error != null) ? Flux.error(error) : this.delegate.changes(account);
	}

}
