package io.github.cognitoauth.autoconfigure.token;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenStoreProperties.StoreType;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Checks all service accounts, each for itself and against the others. */
final class ServiceAccountsValidator implements CognitoConfigurationValidator {

	static final String PREFIX = "cognito.service-accounts.";

	/** Names appear in health paths, metrics and keys of the token store. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

	private final CognitoServiceAccountsProperties properties;

	private final CognitoTokenStoreProperties store;

	private final Supplier<CommonClient> commonClient;

	private final Supplier<ServiceAccountKeys> keys;

	/**
	 * Create a validator.
	 * @param properties the accounts
	 * @param store the properties of the token store
	 * @param commonClient what is known of the common app client
	 * @param keys all keys of accounts, also of those that binding leaves out
	 */
	ServiceAccountsValidator(CognitoServiceAccountsProperties properties, CognitoTokenStoreProperties store,
			Supplier<CommonClient> commonClient, Supplier<ServiceAccountKeys> keys) {
		this.properties = properties;
		this.store = store;
		this.commonClient = commonClient;
		this.keys = keys;
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
		ServiceAccountKeys all = this.keys.get();
		Set<String> bound = this.properties.getServiceAccounts().keySet();
		for (String name : all.names()) {
			problems.check(bound.contains(name), PREFIX + name, "has no property of a service account",
					"Set '" + PREFIX + name + ".username' and '.password', or '.scopes'. If the name has a dot, write "
							+ "it in brackets, such as '[billing.api]'.");
		}
		for (ConfigurationPropertyName key : all.unknown()) {
			problems.check(!bound.contains(ServiceAccountKeys.accountOf(key)), key.toString(),
					"is no property of a service account",
					"Correct its name, or remove it. If the name of the account has a dot, write it in brackets, such "
							+ "as '[billing.api]'; in an environment variable leave dashes out, such as '..._TOTPSECRET'.");
		}
	}

}
