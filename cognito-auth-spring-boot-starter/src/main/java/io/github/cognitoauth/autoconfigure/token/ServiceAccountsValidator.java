// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.EntryKeys;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenStoreProperties.StoreType;
import io.github.cognitoauth.pool.CognitoUserPools;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Checks all service accounts, each for itself and against the others. */
final class ServiceAccountsValidator implements CognitoConfigurationValidator {

	static final String PREFIX = "cognito.service-accounts.";

	/** Names appear in health paths, metrics and keys of the token store. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

	private final CognitoServiceAccountsProperties properties;

	private final CognitoTokenStoreProperties store;

	private final Function<String, @Nullable CommonClient> commonClients;

	private final Collection<String> pools;

	private final Supplier<EntryKeys> keys;

	/**
	 * Create a validator.
	 * @param properties the accounts
	 * @param store the properties of the token store
	 * @param commonClients what is known of the app client of a user pool, or
	 * {@code null} if there is no such pool
	 * @param pools the names of all user pools
	 * @param keys all keys of accounts, also of those that binding leaves out
	 */
	ServiceAccountsValidator(CognitoServiceAccountsProperties properties, CognitoTokenStoreProperties store,
			Function<String, @Nullable CommonClient> commonClients, Collection<String> pools,
			Supplier<EntryKeys> keys) {
		this.properties = properties;
		this.store = store;
		this.commonClients = commonClients;
		this.pools = pools;
		this.keys = keys;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		boolean shared = this.store.getType() == StoreType.REDIS;
		ServiceAccountClashes clashes = new ServiceAccountClashes(problems);
		this.properties.getServiceAccounts().forEach((name, account) -> {
			String prefix = PREFIX + name;
			problems.check(NAME.matcher(name).matches(), prefix, "has a name that cannot be used in paths and metrics",
					"Use letters, digits, '-', '_' and '.' in the names of service accounts, such as 'billing'.");
			CommonClient client = client(prefix, account, problems);
			ServiceAccountValidator.validate(prefix + ".", account, problems, client);
			clashes.check(name, account, client.id());
			problems.check(!account.isRevokeOnShutdown() || !shared, prefix + ".revoke-on-shutdown",
					"is set, but the instances share one session through 'cognito.token-store.type=redis'",
					"Remove it: the first instance that stops would end the session of all.");
		});
		unbound(problems);
	}

	private CommonClient client(String prefix, ServiceAccountProperties account, ConfigurationProblems problems) {
		String pool = ServiceAccounts.pool(account);
		CommonClient client = this.commonClients.apply(pool);
		if (client != null) {
			return client;
		}
		if (pool.equals(CognitoUserPools.MAIN)) {
			problems.add(prefix + ".user-pool", "is not set, and there is no main user pool",
					"Set it to the name of a user pool below '" + EntryKeys.USER_POOLS
							+ "', or set 'cognito.user-pool-id' and 'cognito.client-id'.");
		}
		else {
			problems.add(
					prefix + ".user-pool", "is '" + pool + "', but there is no '" + EntryKeys.USER_POOLS + "." + pool
							+ "'; known: " + String.join(", ", this.pools),
					"Correct the name, or configure that user pool.");
		}
		return new CommonClient(ConfiguredUserPools.prefix(pool), pool, true);
	}

	/** Binding makes no account of a name that has no known property below it. */
	private void unbound(ConfigurationProblems problems) {
		EntryKeys all = this.keys.get();
		Set<String> bound = this.properties.getServiceAccounts().keySet();
		for (String name : all.names()) {
			problems.check(bound.contains(name), PREFIX + name, "has no property of a service account",
					"Set '" + PREFIX + name + ".username' and '.password', or '.scopes'. If the name has a dot, write "
							+ "it in brackets, such as '[billing.api]'.");
		}
		for (ConfigurationPropertyName key : all.unknown()) {
			problems.check(!bound.contains(EntryKeys.nameOf(EntryKeys.SERVICE_ACCOUNTS, key)), key.toString(),
					"is no property of a service account",
					"Correct its name, or remove it. If the name of the account has a dot, write it in brackets, such "
							+ "as '[billing.api]'; in an environment variable leave dashes out, such as '..._TOTPSECRET'.");
		}
	}

}
