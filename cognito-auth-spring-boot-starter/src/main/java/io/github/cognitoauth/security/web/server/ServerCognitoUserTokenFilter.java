// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.web.BearerTokenTargets;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets a {@code WebClient} call services as the user who is signed in:
 * {@code builder.filter(filter)}. The access token is that of the user of the exchange in
 * whose Reactor context the call is made, refreshed when its time comes.
 * <p>
 * It ends in an {@code AuthenticationCredentialsNotFoundException} if nobody is signed
 * in, which leads to the login page, and in an {@code IllegalStateException} outside of
 * an exchange and for an address without TLS. Thread-safe and non-blocking.
 *
 * @since 0.1.0
 */
public final class ServerCognitoUserTokenFilter implements ExchangeFilterFunction {

	private final ServerCognitoSessionTokens tokens;

	private final BearerTokenTargets targets;

	/**
	 * Create a filter.
	 * @param tokens knows the tokens of the user
	 * @param targets which services get the token; others are called without
	 */
	public ServerCognitoUserTokenFilter(ServerCognitoSessionTokens tokens, BearerTokenTargets targets) {
		Assert.notNull(tokens, "'tokens' must not be null");
		Assert.notNull(targets, "'targets' must not be null");
		this.tokens = tokens;
		this.targets = targets;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.defer(() -> this.targets.allows(request.url())
				? token().flatMap((token) -> next
					.exchange(ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(token)).build()))
				: next.exchange(request));
	}

	private Mono<String> token() {
		return Mono.deferContextual((context) -> {
			// written by every SecurityWebFilterChain
			ServerWebExchange exchange = context.getOrDefault(ServerWebExchange.class, null);
			if (exchange == null) {
				return Mono.error(new IllegalStateException("This call belongs to no exchange, so there is no user "
						+ "whose token could be sent: make it within the chain of the request"));
			}
			return subject().flatMap((subject) -> this.tokens.currentTokens(exchange)
				.switchIfEmpty(Mono
					.error(() -> new AuthenticationCredentialsNotFoundException("The user has to sign in again")))
				.map((tokens) -> accessToken(tokens, subject)));
		});
	}

	private static Mono<String> subject() {
		return ReactiveSecurityContextHolder.getContext()
			.flatMap((context) -> Mono.justOrEmpty(context.getAuthentication()))
			.flatMap((authentication) -> Mono.justOrEmpty(authentication.getPrincipal()))
			.ofType(CognitoUser.class)
			.map(CognitoUser::getSubject)
			.switchIfEmpty(Mono
				.error(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in to the user pool")));
	}

	private static String accessToken(CognitoTokens tokens, String subject) {
		Assert.state(subject.equals(tokens.claims().get("sub")), "The tokens of the session are another user's");
		return tokens.accessToken();
	}

}
