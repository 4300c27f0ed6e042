// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.web.BearerTokenTargets;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Lets a {@code WebClient} of a servlet application call services as the user who is
 * signed in: {@code builder.filter(filter)}. The access token is that of the user whose
 * request the subscribing thread serves, refreshed when its time comes.
 * <p>
 * It ends in an {@code AuthenticationCredentialsNotFoundException} if nobody is signed
 * in, and in an {@code IllegalStateException} on a thread that serves no request and for
 * an address without TLS. Thread-safe; a refresh blocks. WebFlux applications have
 * {@link io.github.cognitoauth.security.web.server.ServerCognitoUserTokenFilter}.
 *
 * @since 0.1.0
 */
public final class CognitoUserTokenFilter implements ExchangeFilterFunction {

	private final CurrentUserToken token;

	private final BearerTokenTargets targets;

	/**
	 * Create a filter.
	 * @param tokens knows the tokens of the user
	 * @param targets which services get the token; others are called without
	 */
	public CognitoUserTokenFilter(CognitoSessionTokens tokens, BearerTokenTargets targets) {
		Assert.notNull(targets, "'targets' must not be null");
		this.token = new CurrentUserToken(tokens);
		this.targets = targets;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.defer(() -> next.exchange(this.targets.allows(request.url())
				? ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(this.token.value())).build()
				: request));
	}

}
