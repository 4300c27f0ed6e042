// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/** Finds what a chain does for the users whose exchange it is. */
final class ServerChainPools {

	private final @Nullable ExchangePools names;

	private final Map<String, ServerChainPool> pools;

	private final ServerChainPool other;

	private ServerChainPools(@Nullable ExchangePools names, Map<String, ServerChainPool> pools, ServerChainPool other) {
		this.names = names;
		this.pools = Map.copyOf(pools);
		this.other = other;
	}

	/** All exchanges are about the same users. */
	static ServerChainPools one(ServerChainPool pool) {
		return new ServerChainPools(null, Map.of(), pool);
	}

	/** Exchanges that are about none of the pools get what is done for strangers. */
	static ServerChainPools of(ExchangePools names, Map<String, ServerChainPool> pools, ServerChainPool strangers) {
		return new ServerChainPools(names, pools, strangers);
	}

	ServerChainPool of(ServerWebExchange exchange) {
		String name = (this.names != null) ? this.names.of(exchange) : null;
		return (name != null) ? this.pools.getOrDefault(name, this.other) : this.other;
	}

}
