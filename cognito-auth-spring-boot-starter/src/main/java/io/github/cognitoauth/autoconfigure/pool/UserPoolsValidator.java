// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.EntryKeys;
import io.github.cognitoauth.autoconfigure.PoolSettings;
import io.github.cognitoauth.pool.CognitoUserPools;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Checks the user pools beside the main one, each as the main one is checked. */
final class UserPoolsValidator implements CognitoConfigurationValidator {

	/** Names appear in addresses, cookies, metrics and names of principals. */
	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

	private final ConfiguredUserPools pools;

	private final NamedConnections connections;

	private final Supplier<EntryKeys> keys;

	UserPoolsValidator(ConfiguredUserPools pools, NamedConnections connections, Supplier<EntryKeys> keys) {
		this.pools = pools;
		this.connections = connections;
		this.keys = keys;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		this.pools.named().forEach((name, pool) -> {
			name(name, problems);
			LevelsCheck.check(ConfiguredUserPools.prefix(name) + "sign-in.levels",
					pool.getSignIn().getLevels().getTarget(), pool.getSignIn().getLevels().getNames(), problems);
		});
		this.pools.settings()
			.values()
			.stream()
			.filter((pool) -> !pool.name().equals(CognitoUserPools.MAIN))
			.forEach((pool) -> pool.validate(problems));
		List<PoolSettings> seen = new ArrayList<>();
		for (PoolSettings pool : this.pools.settings().values()) {
			seen.forEach((other) -> twice(other, pool, problems));
			seen.add(pool);
		}
		unbound(problems);
		connections(problems);
	}

	private static void name(String name, ConfigurationProblems problems) {
		problems.check(!name.equals(CognitoUserPools.MAIN), EntryKeys.USER_POOLS + "." + name,
				"has the name of the pool that is configured directly below 'cognito'",
				"Set 'cognito.user-pool-id' and so on instead, or give it another name.");
		problems.check(NAME.matcher(name).matches(), EntryKeys.USER_POOLS + "." + name,
				"has a name that cannot be used in addresses and metrics",
				"Use at most 40 small letters, digits and '-' in the names of user pools, such as 'partner'.");
	}

	/** Tokens of both would be told apart by nothing. */
	private static void twice(PoolSettings first, PoolSettings second, ConfigurationProblems problems) {
		try {
			boolean same = first.details().getUserPoolId().equals(second.details().getUserPoolId())
					&& first.details().getClientId().equals(second.details().getClientId());
			problems.check(!same, second.prefix() + "client-id",
					"is that of '" + first.prefix() + "client-id', and the user pool is the same",
					"Give each name another user pool, or another app client of it.");
		}
		catch (CognitoConfigurationException ex) {
			// reported as missing
			return;
		}
	}

	private void unbound(ConfigurationProblems problems) {
		EntryKeys all = this.keys.get();
		Set<String> bound = this.pools.named().keySet();
		for (String name : all.names()) {
			problems.check(bound.contains(name), EntryKeys.USER_POOLS + "." + name, "has no property of a user pool",
					"Set '" + ConfiguredUserPools.prefix(name) + "user-pool-id' and '.client-id'.");
		}
		for (ConfigurationPropertyName key : all.unknown()) {
			problems.check(!bound.contains(EntryKeys.nameOf(EntryKeys.USER_POOLS, key)), key.toString(),
					"is no property of a user pool",
					"Correct its name, or remove it. What all pools share, as 'cognito.http' and 'cognito.retry', is "
							+ "set for the main one; in an environment variable leave dashes out, such as "
							+ "'..._USERPOOLID'.");
		}
	}

	private void connections(ConfigurationProblems problems) {
		for (String name : this.connections.names()) {
			problems.check(this.pools.settings().containsKey(name) && !name.equals(CognitoUserPools.MAIN),
					"CognitoUserPoolConnectionDetails", "is about '" + name + "', of which there is no property",
					"Set any property below '" + ConfiguredUserPools.prefix(name)
							+ "', or use CognitoConnectionDetails for the main user pool.");
			problems.check(!this.connections.ambiguous().contains(name), "CognitoUserPoolConnectionDetails",
					"is there twice for '" + name + "'", "Keep one bean of that name, or mark one '@Primary'.");
		}
	}

}
