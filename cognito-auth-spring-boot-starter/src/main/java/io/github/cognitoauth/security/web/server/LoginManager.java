// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.security.CognitoRequestAuthenticationToken;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;

/**
 * The manager of Spring Security's own filter for form logins, through which every
 * sign-in ends: what other features add to that filter, such as a limit of sessions,
 * holds for a login with challenges, too. Whoever has answered the last challenge comes
 * with a result.
 */
final class LoginManager implements ReactiveAuthenticationManager {

	private static final String ANSWERED = LoginManager.class.getName() + ".ANSWERED";

	private final ServerChainPools chain;

	LoginManager(ServerChainPools chain) {
		this.chain = chain;
	}

	static void answered(ServerWebExchange exchange, Authentication result) {
		exchange.getAttributes().put(ANSWERED, result);
	}

	static boolean isAnswered(ServerWebExchange exchange) {
		return exchange.getAttributes().containsKey(ANSWERED) || ServerApiSignIn.result(exchange) != null;
	}

	@Override
	public Mono<Authentication> authenticate(Authentication request) {
		return Mono.deferContextual((context) -> {
			// written by every SecurityWebFilterChain
			ServerWebExchange exchange = context.get(ServerWebExchange.class);
			Authentication ofTheApi = ServerApiSignIn.result(exchange);
			if (ofTheApi != null) {
				return Mono.just(ofTheApi);
			}
			ServerChainPool pool = this.chain.of(exchange);
			Mono<Authentication> result = (exchange.getAttribute(ANSWERED) instanceof Authentication answered)
					? Mono.just(answered)
					: pool.flow()
						.attempt(exchange, request.getName(),
								towards(request, exchange, pool.flow())
									.flatMap((token) -> ServerLoginDetails.addTo(token, exchange))
									.flatMap(pool.manager()::authenticate));
			return result
				.flatMap((authentication) -> pool.flow().succeed(exchange, authentication).thenReturn(authentication));
		});
	}

	/** A sign-in can be for the level of a page. */
	private Mono<Authentication> towards(Authentication request, ServerWebExchange exchange, ServerLoginFlow flow) {
		return flow.levelState()
			.required(exchange)
			.<Authentication>flatMap(
					(required) -> Mono.justOrEmpty(CognitoRequestAuthenticationToken.towards(request.getName(),
							(request.getCredentials() != null) ? request.getCredentials().toString() : null, required,
							flow.levels())))
			.defaultIfEmpty(request);
	}

}
