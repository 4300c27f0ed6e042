// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Says whose users an exchange is about, for a login of several user pools: by host name,
 * path or whatever tells tenants apart. It names pools of the configuration and nothing
 * else, so that no request can lead to a pool that the application does not know. What a
 * user types or sends in a form is no reason to choose a pool: passwords would go to
 * whoever is named.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ServerCognitoUserPoolResolver {

	/**
	 * Name the pool of an exchange. Subscribed to at most once for each.
	 * @param exchange the exchange
	 * @return the name of a pool; when it is empty, or a pool that the login does not
	 * list, nobody is signed in and nobody can sign in
	 */
	Mono<String> resolve(ServerWebExchange exchange);

}
