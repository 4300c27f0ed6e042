// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/** Finds what a chain does for the users whose request it is. */
final class ChainPools {

	private final @Nullable RequestPools names;

	private final Map<String, ChainPool> pools;

	private final ChainPool other;

	private ChainPools(@Nullable RequestPools names, Map<String, ChainPool> pools, ChainPool other) {
		this.names = names;
		this.pools = Map.copyOf(pools);
		this.other = other;
	}

	/** All requests are about the same users. */
	static ChainPools one(ChainPool pool) {
		return new ChainPools(null, Map.of(), pool);
	}

	/** Requests that are about none of the pools get what is done for strangers. */
	static ChainPools of(RequestPools names, Map<String, ChainPool> pools, ChainPool strangers) {
		return new ChainPools(names, pools, strangers);
	}

	/** Return what is done for the users of the only pool. */
	ChainPool only() {
		String name = (this.names != null) ? this.names.only() : null;
		Assert.state(this.names == null || name != null, "The login is one of several user pools");
		return (name != null) ? this.pools.getOrDefault(name, this.other) : this.other;
	}

	ChainPool of(HttpServletRequest request) {
		String name = (this.names != null) ? this.names.of(request) : null;
		return (name != null) ? this.pools.getOrDefault(name, this.other) : this.other;
	}

}
