package io.github.cognitoauth.autoconfigure.token;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenStoreProperties.StoreType;

/** Checks all service accounts, each for itself and against the others. */
final class ServiceAccountsValidator implements CognitoConfigurationValidator {

	static final String PREFIX = "cognito.service-accounts.";

	/** Names appear in health paths, metrics and keys of the token store. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

	private final CognitoServiceAccountsProperties properties;

	private final CognitoTokenStoreProperties store;

	private final Supplier<CommonClient> commonClient;

	private final Supplier<Set<String>> configured;

	/**
	 * Create a validator.
	 * @param properties the accounts
	 * @param store the properties of the token store
	 * @param commonClient what is known of the common app client
	 * @param configured the names of all accounts, also of those that binding leaves out
	 */
	ServiceAccountsValidator(CognitoServiceAccountsProperties properties, CognitoTokenStoreProperties store,
			Supplier<CommonClient> commonClient, Supplier<Set<String>> configured) {
		this.properties = properties;
		this.store = store;
		this.commonClient = commonClient;
		this.configured = configured;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		boolean shared = this.store.getType() == StoreType.REDIS;
		CommonClient client = this.commonClient.get();
		ServiceAccountClashes clashes = new ServiceAccountClashes(problems, client.id());
		this.properties.getServiceAccounts().forEach((name, account) -> {
			String prefix = PREFIX + name;
			problems.check(NAME.matcher(name).matches(), prefix, "has a name that cannot be used in paths and metrics",
					"Use letters, digits, '-', '_' and '.' in the names of service accounts, such as 'billing'.");
			ServiceAccountValidator.validate(prefix + ".", account, problems, client.mayHaveSecret());
			clashes.check(name, account);
			problems.check(!account.isRevokeOnShutdown() || !shared, prefix + ".revoke-on-shutdown",
					"is set, but the instances share one session through 'cognito.token-store.type=redis'",
					"Remove it: the first instance that stops would end the session of all.");
		});
		unbound(problems);
	}

	/** Binding makes no account of a name that has no known property below it. */
	private void unbound(ConfigurationProblems problems) {
		Set<String> bound = this.properties.getServiceAccounts().keySet();
		for (String name : this.configured.get()) {
			problems.check(bound.contains(name), PREFIX + name, "has no property of a service account",
					"Set '" + PREFIX + name + ".username' and '.password', or '.scopes'. If the name has a dot, write "
							+ "it in brackets, such as '[billing.api]'.");
		}
	}

}
