// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Set;

import io.github.cognitoauth.pool.CognitoUserPools;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * The pools of one chain, of which each exchange is about one, or none. As a filter it
 * finds out which, before anybody asks.
 */
final class ExchangePools implements WebFilter {

	private final ServerCognitoUserPoolResolver resolver;

	private final Set<String> names;

	private final String attribute = ExchangePools.class.getName() + '@' + Integer.toHexString(hashCode());

	ExchangePools(ServerCognitoUserPoolResolver resolver, Set<String> names) {
		Assert.notNull(resolver, "'resolver' must not be null");
		Assert.notEmpty(names, "Name the user pools whose users can sign in");
		this.resolver = resolver;
		this.names = Set.copyOf(names);
	}

	static ExchangePools one(String name) {
		Assert.hasText(name, "'userPool' must not be empty");
		return new ExchangePools((exchange) -> Mono.just(name), Set.of(name));
	}

	Set<String> names() {
		return this.names;
	}

	/** Return the only name, or null. */
	@Nullable String only() {
		return (this.names.size() == 1) ? this.names.iterator().next() : null;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.resolver.resolve(exchange)
			.filter(this.names::contains)
			.doOnNext((name) -> exchange.getAttributes().put(this.attribute, name))
			.then(Mono.defer(() -> chain.filter(exchange)));
	}

	/** Return the name of the pool that an exchange is about. */
	@Nullable String of(ServerWebExchange exchange) {
		return exchange.getAttribute(this.attribute);
	}

	/** What one pool keeps in a session is apart from what another one does. */
	static String attribute(String name, String pool) {
		return pool.equals(CognitoUserPools.MAIN) ? name : name + '.' + pool;
	}

}
