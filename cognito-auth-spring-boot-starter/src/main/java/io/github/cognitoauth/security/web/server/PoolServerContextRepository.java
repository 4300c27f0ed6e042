// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps who is signed in for each user pool apart, so that one sign-in is none at another
 * pool. Whose request is about no pool is signed in nowhere.
 */
final class PoolServerContextRepository implements ServerSecurityContextRepository {

	private final ExchangePools pools;

	private final Map<String, ServerSecurityContextRepository> repositories = new HashMap<>();

	PoolServerContextRepository(ExchangePools pools) {
		this.pools = pools;
		pools.names().forEach((name) -> this.repositories.put(name, of(name)));
	}

	/** Return where it is kept who is signed in at one pool. */
	static ServerSecurityContextRepository of(String pool) {
		WebSessionServerSecurityContextRepository repository = new WebSessionServerSecurityContextRepository();
		repository.setSpringSecurityContextAttrName(ExchangePools
			.attribute(WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME, pool));
		return repository;
	}

	private ServerSecurityContextRepository of(ServerWebExchange exchange) {
		String pool = this.pools.of(exchange);
		ServerSecurityContextRepository repository = (pool != null) ? this.repositories.get(pool) : null;
		return (repository != null) ? repository : NoOpServerSecurityContextRepository.getInstance();
	}

	@Override
	public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
		return Mono.defer(() -> of(exchange).save(exchange, context));
	}

	@Override
	public Mono<SecurityContext> load(ServerWebExchange exchange) {
		return Mono.defer(() -> of(exchange).load(exchange));
	}

}
