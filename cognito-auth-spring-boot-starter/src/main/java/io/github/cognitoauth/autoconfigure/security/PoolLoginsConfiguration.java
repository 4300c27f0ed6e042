// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.pool.PoolLevelsProperties;
import io.github.cognitoauth.autoconfigure.pool.PrincipalName;
import io.github.cognitoauth.autoconfigure.pool.UserPoolProperties;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoSessionRefresh;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.PoolLogin;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the users of each user pool sign in, by the properties of the pool. */
@Configuration(proxyBeanMethods = false)
class PoolLoginsConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(PoolLoginsConfiguration.class);

	@Bean
	PoolLogins cognitoPoolLogins(CognitoUserPools pools, ConfiguredUserPools configured,
			CognitoSecurityProperties properties, CognitoSessionProperties sessionProperties,
			CognitoAuthenticationOptions options, CognitoChallengePolicy policy, CognitoSessionSettings settings,
			ObjectProvider<CognitoLoginListener> listeners) {
		warnOfEqualPrefixes(configured, properties);
		CognitoLoginListener listener = CognitoLoginListener.of(listeners.orderedStream().toList());
		return new PoolLogins(pools, (pool) -> {
			UserPoolProperties own = configured.named(pool.name());
			if (own == null) {
				return new PoolLogin(pool, options, policy, new CognitoSessionRefresh(pool.name(), settings, listener));
			}
			CognitoSecurityProperties security = PoolLoginProperties.security(pool.name(), own, properties);
			return new PoolLogin(pool, options(options, own, pool, security),
					new CognitoChallengePolicy(security.getChallengeTimeout(), security.getChallengeMaxAttempts(),
							Clock.systemUTC()),
					new CognitoSessionRefresh(pool.name(), CognitoSecurityAutoConfiguration
						.settings(PoolLoginProperties.session(own, sessionProperties)), listener));
		});
	}

	/** Whoever names the groups of one pool would give out the roles of another. */
	private static void warnOfEqualPrefixes(ConfiguredUserPools configured, CognitoSecurityProperties properties) {
		Map<String, String> seen = new HashMap<>();
		configured.settings().keySet().forEach((name) -> {
			UserPoolProperties own = configured.named(name);
			String prefix = (own != null) ? ConfiguredUserPools.authorityPrefix(name, own)
					: properties.getAuthorityPrefix();
			String other = seen.putIfAbsent(prefix, name);
			if (other != null) {
				logger.warn(
						"Groups of the user pools '{}' and '{}' become the same authorities ('{}..'): who names "
								+ "groups in one has the roles of the other, unless 'authority-prefix' differs",
						other, name, prefix);
			}
		});
	}

	private static CognitoAuthenticationOptions options(CognitoAuthenticationOptions main, UserPoolProperties own,
			CognitoUserPool pool, CognitoSecurityProperties security) {
		return main.mutate()
			.pool(pool.name())
			.authorityPrefix(security.getAuthorityPrefix())
			.revealAccountState(security.isRevealAccountState())
			.timeout(security.getTimeout())
			.levels(levels(own.getSignIn().getLevels(), main.levels()))
			.principalName(principalName(own.getSecurity().getPrincipalName(), pool.name()))
			.build();
	}

	/** Names are never those of the main pool: each pool was told its own. */
	private static CognitoLevelSettings levels(PoolLevelsProperties own, CognitoLevelSettings main) {
		CognitoLevelSettings levels = main.withNames(CognitoLevelNames.of(own.getNames()));
		if (own.getTarget() != null) {
			levels = levels.withTarget(own.getTarget());
		}
		return ConfiguredUserPools.orElse(own.getEnabled(), main.isAskedFor()) ? levels.askedFor()
				: levels.neverAskedFor();
	}

	/** Never that of the main pool: two users would have one name. */
	private static Function<CognitoUser, String> principalName(PrincipalName strategy, String pool) {
		return switch (strategy) {
			case USERNAME_AND_POOL -> (user) -> user.getUsername() + " (" + pool + ")";
			case USERNAME -> CognitoUser::getUsername;
			case SUB -> CognitoUser::getSubject;
		};
	}

}
