// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.PoolSettings;
import io.github.cognitoauth.pool.CognitoUserPools;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The user pools of an application as they are configured, with what named ones have from
 * the main one. Whether they are complete is checked with everything else. Public for the
 * auto-configurations below only.
 *
 * @since 0.1.0
 */
public final class ConfiguredUserPools {

	private final CognitoUserPoolsProperties properties;

	private final Map<String, PoolSettings> settings = new LinkedHashMap<>();

	ConfiguredUserPools(CognitoProperties main, @Nullable CognitoConnectionDetails mainDetails,
			CognitoUserPoolsProperties properties, @Nullable NamedConnections named) {
		this.properties = properties;
		if (mainDetails != null) {
			this.settings.put(CognitoUserPools.MAIN, PoolSettings.main(main, mainDetails));
		}
		properties.getUserPools().forEach((name, pool) -> {
			if (!name.equals(CognitoUserPools.MAIN)) {
				this.settings.put(name, settings(name, pool, main, (named != null) ? named.find(name) : null));
			}
		});
	}

	private static PoolSettings settings(String name, UserPoolProperties pool, CognitoProperties main,
			@Nullable CognitoConnectionDetails details) {
		String prefix = prefix(name);
		return new PoolSettings(name, prefix, (details != null) ? details : PoolSettings.connection(prefix, pool),
				orElse(pool.getFips(), main.isFips()),
				orElse(pool.getAllowPlainTextEndpoint(), main.isAllowPlainTextEndpoint()),
				signIn(pool.getSignIn(), main.getSignIn()), pool.getReplica());
	}

	private static CognitoProperties.SignIn signIn(PoolSignInProperties pool, CognitoProperties.SignIn main) {
		CognitoProperties.SignIn signIn = new CognitoProperties.SignIn();
		signIn.setFlow(orElse(pool.getFlow(), main.getFlow()));
		signIn.setRefreshOperation(orElse(pool.getRefreshOperation(), main.getRefreshOperation()));
		signIn.setConfirmDevices(orElse(pool.getConfirmDevices(), main.isConfirmDevices()));
		return signIn;
	}

	/**
	 * Return a value of a named pool, or what it has from the main one.
	 * @param own the value of the named pool
	 * @param main the value of the main pool
	 * @param <T> the type of the value
	 * @return the value
	 */
	public static <T> T orElse(@Nullable T own, T main) {
		return (own != null) ? own : main;
	}

	/**
	 * Return what stands before the groups of a named pool: method security and APIs have
	 * one name space, and each pool names its own groups.
	 * @param name the name
	 * @param pool its properties
	 * @return the prefix, by default {@code ROLE_partner_}
	 */
	public static String authorityPrefix(String name, UserPoolProperties pool) {
		return orElse(pool.getSecurity().getAuthorityPrefix(), "ROLE_" + name + "_");
	}

	/**
	 * Return what the properties of a named pool begin with.
	 * @param name the name
	 * @return the prefix, with the dot
	 */
	public static String prefix(String name) {
		return "cognito.user-pools." + name + '.';
	}

	/**
	 * Return the pools.
	 * @return their settings by name, the main one first if there is one
	 */
	public Map<String, PoolSettings> settings() {
		return this.settings;
	}

	/**
	 * Return the settings of a pool that is there.
	 * @param name the name
	 * @return the settings
	 */
	public PoolSettings settings(String name) {
		PoolSettings found = this.settings.get(name);
		Assert.state(found != null, () -> "There is no user pool '" + name + "'");
		return found;
	}

	/**
	 * Return the properties of a named pool. One that the application made itself, and
	 * that is not configured, has the defaults: its users are not those of the main pool.
	 * @param name the name of a pool
	 * @return the properties, or {@code null} for the main pool, which has none of these
	 */
	public @Nullable UserPoolProperties named(String name) {
		return name.equals(CognitoUserPools.MAIN) ? null : named().getOrDefault(name, new UserPoolProperties());
	}

	/**
	 * Return the properties of the named pools.
	 * @return the properties by name
	 */
	public Map<String, UserPoolProperties> named() {
		return this.properties.getUserPools();
	}

}
