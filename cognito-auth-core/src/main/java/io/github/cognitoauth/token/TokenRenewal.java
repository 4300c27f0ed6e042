package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.function.BiConsumer;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One way to new tokens: a refresh, and where the session is over, a sign-in, once.
 */
final class TokenRenewal {

	private final TokenSource source;

	private final TokenRefreshPolicy policy;

	private final Scheduler scheduler;

	private final BiConsumer<String, CognitoException> onSessionOver;

	/**
	 * Create the way.
	 * @param source makes tokens
	 * @param policy has the time-outs
	 * @param scheduler runs the time-outs
	 * @param onSessionOver is told the refresh token that is not good any more
	 */
	TokenRenewal(TokenSource source, TokenRefreshPolicy policy, Scheduler scheduler,
			BiConsumer<String, CognitoException> onSessionOver) {
		this.source = source;
		this.policy = policy;
		this.scheduler = scheduler;
		this.onSessionOver = onSessionOver;
	}

	/**
	 * Get new tokens.
	 * @param base the newest tokens, if there are any
	 * @param deadRefreshToken a refresh token that is known to be no good
	 * @param beforeSignIn what to do before a sign-in that follows a refresh
	 * @return new tokens, or a {@link CognitoException}
	 */
	Mono<Renewed> renew(@Nullable CognitoTokens base, @Nullable String deadRefreshToken, Mono<?> beforeSignIn) {
		String refreshToken = (base != null) ? base.refreshToken() : null;
		if (base == null || refreshToken == null || refreshToken.equals(deadRefreshToken)) {
			return signIn();
		}
		return bounded(Mono.defer(() -> this.source.refresh(base)), this.policy.refreshTimeout())
			.map((tokens) -> new Renewed(tokens, Origin.REFRESH))
			.onErrorResume(TokenErrors::allowsSignIn, (failure) -> {
				this.onSessionOver.accept(refreshToken, TokenErrors.typed(failure));
				return beforeSignIn.then(signIn());
			});
	}

	private Mono<Renewed> signIn() {
		return bounded(Mono.defer(this.source::signIn), this.policy.signInTimeout())
			.map((tokens) -> new Renewed(tokens, Origin.SIGN_IN));
	}

	private Mono<CognitoTokens> bounded(Mono<CognitoTokens> attempt, Duration timeout) {
		return attempt.switchIfEmpty(Mono.error(TokenErrors::useless))
			.timeout(timeout, this.scheduler)
			.onErrorMap(TokenErrors::typed);
	}

	/** Where tokens came from. */
	enum Origin {

		SIGN_IN, REFRESH, STORE

	}

	/**
	 * New tokens.
	 *
	 * @param tokens the tokens
	 * @param origin where they came from
	 */
	record Renewed(CognitoTokens tokens, Origin origin) {

	}

}
