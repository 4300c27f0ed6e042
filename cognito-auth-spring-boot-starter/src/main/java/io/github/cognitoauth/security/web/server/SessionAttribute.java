package io.github.cognitoauth.security.web.server;

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

}
