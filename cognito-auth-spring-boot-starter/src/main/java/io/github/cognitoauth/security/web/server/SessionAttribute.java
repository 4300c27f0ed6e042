// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/** One attribute of the web session. */
record SessionAttribute<T>(String name, Class<T> type) {

	Mono<T> get(ServerWebExchange exchange) {
		return exchange.getSession()
			.flatMap((session) -> Mono.justOrEmpty(session.getAttributes().get(this.name)))
			.ofType(this.type);
	}

	Mono<Void> put(ServerWebExchange exchange, T value) {
		return exchange.getSession().doOnNext((session) -> session.getAttributes().put(this.name, value)).then();
	}

	/** Of two callers at the same time, one gets the value. */
	Mono<T> remove(ServerWebExchange exchange) {
		return exchange.getSession()
			.flatMap((session) -> Mono.justOrEmpty(session.getAttributes().remove(this.name)))
			.ofType(this.type);
	}

	/**
	 * Replace or remove the value if it is the right one. A session that has ended stays
	 * as it is.
	 */
	Mono<Boolean> replace(ServerWebExchange exchange, Predicate<T> condition, @Nullable T replacement) {
		return exchange.getSession()
			.filter((session) -> session.isStarted() && !session.isExpired())
			.map((session) -> replace(session.getAttributes(), condition, replacement))
			.defaultIfEmpty(false);
	}

	private boolean replace(Map<String, Object> attributes, Predicate<T> condition, @Nullable T replacement) {
		Object current = attributes.get(this.name);
		if (!this.type.isInstance(current) || !condition.test(this.type.cast(current))) {
			return false;
		}
		return (replacement != null) ? attributes.replace(this.name, current, replacement)
				: attributes.remove(this.name, current);
	}

}
