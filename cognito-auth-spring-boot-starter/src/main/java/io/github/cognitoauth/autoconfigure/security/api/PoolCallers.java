// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.api.ApiCaller;

import org.springframework.util.StringUtils;

/**
 * Tells whose users call. All issuers of a pool end in its id; one pool under two names
 * is told apart by its app clients. Whoever is of none of the pools was let in by a
 * decoder of the application, and counts as a user of the main one.
 */
final class PoolCallers {

	private final CognitoUserPools pools;

	private final ConfiguredUserPools configured;

	PoolCallers(CognitoUserPools pools, ConfiguredUserPools configured) {
		this.pools = pools;
		this.configured = configured;
	}

	Predicate<ApiCaller> of(String pool) {
		return (caller) -> pool(caller).equals(pool);
	}

	private String pool(ApiCaller caller) {
		List<String> issuers = new ArrayList<>();
		String poolId = lastSegment(String.valueOf(caller.claims().get("iss")));
		for (CognitoUserPool pool : this.pools) {
			if (pool.userPoolId().value().equals(poolId)) {
				issuers.add(pool.name());
			}
		}
		Object client = caller.claims().get("client_id");
		return issuers.stream()
			.filter((name) -> this.configured.settings(name).details().getClientId().equals(client))
			.findFirst()
			.orElse(issuers.isEmpty() ? CognitoUserPools.MAIN : issuers.get(0));
	}

	private static String lastSegment(String issuer) {
		String trimmed = StringUtils.trimTrailingCharacter(issuer, '/');
		return trimmed.substring(trimmed.lastIndexOf('/') + 1);
	}

}
