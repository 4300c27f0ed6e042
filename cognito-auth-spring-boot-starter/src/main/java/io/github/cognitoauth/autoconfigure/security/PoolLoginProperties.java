// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.pool.PoolSecurityProperties;
import io.github.cognitoauth.autoconfigure.pool.PoolSessionProperties;
import io.github.cognitoauth.autoconfigure.pool.UserPoolProperties;

/**
 * The properties of the login of a named pool, with what it has from the main one, in the
 * form of those of the main one.
 */
final class PoolLoginProperties {

	private PoolLoginProperties() {
	}

	static CognitoSecurityProperties security(String name, UserPoolProperties pool, CognitoSecurityProperties main) {
		PoolSecurityProperties own = pool.getSecurity();
		CognitoSecurityProperties effective = new CognitoSecurityProperties();
		effective.setAuthorityPrefix(ConfiguredUserPools.authorityPrefix(name, pool));
		effective.setRevealAccountState(
				ConfiguredUserPools.orElse(own.getRevealAccountState(), main.isRevealAccountState()));
		effective.setTimeout(ConfiguredUserPools.orElse(own.getTimeout(), main.getTimeout()));
		effective
			.setChallengeTimeout(ConfiguredUserPools.orElse(own.getChallengeTimeout(), main.getChallengeTimeout()));
		effective.setChallengeMaxAttempts(
				ConfiguredUserPools.orElse(own.getChallengeMaxAttempts(), main.getChallengeMaxAttempts()));
		return effective;
	}

	static CognitoSessionProperties session(UserPoolProperties pool, CognitoSessionProperties main) {
		PoolSessionProperties own = pool.getSecurity().getSession();
		CognitoSessionProperties effective = new CognitoSessionProperties();
		effective.setCheckEvery(ConfiguredUserPools.orElse(own.getCheckEvery(), main.getCheckEvery()));
		effective.setEndWhenRefused(ConfiguredUserPools.orElse(own.getEndWhenRefused(), main.isEndWhenRefused()));
		effective.setOutageGrace((own.getOutageGrace() != null) ? own.getOutageGrace() : main.getOutageGrace());
		effective.setWithoutRefreshToken(
				ConfiguredUserPools.orElse(own.getWithoutRefreshToken(), main.getWithoutRefreshToken()));
		return effective;
	}

}
