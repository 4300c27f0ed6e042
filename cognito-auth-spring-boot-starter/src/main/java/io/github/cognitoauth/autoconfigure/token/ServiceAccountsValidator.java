package io.github.cognitoauth.autoconfigure.token;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.CognitoProperties.AccountType;
import io.github.cognitoauth.autoconfigure.CognitoProperties.ServiceAccount;
import io.github.cognitoauth.autoconfigure.CognitoProperties.StoreType;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;

import io.github.cognitoauth.protocol.CognitoClient;
import org.springframework.util.StringUtils;

/** Checks all service accounts, each for itself and against the others. */
final class ServiceAccountsValidator {

	static final String PREFIX = "cognito.service-accounts.";

	/** Names appear in health paths, metrics and keys of the token store. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

	private final ConfigurationProblems problems = new ConfigurationProblems();

	private final Map<String, String> names = new LinkedHashMap<>();

	private final Map<String, String> users = new LinkedHashMap<>();

	private final Map<String, String> groups = new LinkedHashMap<>();

	private final String commonClientId;

	private final boolean commonSecret;

	private final boolean shared;

	private ServiceAccountsValidator(String commonClientId, boolean commonSecret, boolean shared) {
		this.commonClientId = commonClientId;
		this.commonSecret = commonSecret;
		this.shared = shared;
	}

	static void validate(CognitoProperties properties, CognitoClient client, Set<String> configured) {
		ServiceAccountsValidator validator = new ServiceAccountsValidator(client.clientId(), client.hasClientSecret(),
				properties.getTokenStore().getType() == StoreType.REDIS);
		properties.getServiceAccounts().forEach(validator::account);
		validator.unbound(configured, properties.getServiceAccounts().keySet());
		TokenStoreValidator.validate(properties.getTokenStore(), validator.problems);
		validator.problems.throwIfAny();
	}

	private void account(String name, ServiceAccount account) {
		String prefix = PREFIX + name;
		this.problems.check(NAME.matcher(name).matches(), prefix, "has a name that cannot be used in paths and metrics",
				"Use letters, digits, '-', '_' and '.' in the names of service accounts, such as 'billing'.");
		ServiceAccountValidator.validate(prefix + ".", account, this.problems, this.commonSecret);
		clash(this.names, canonical(name), name, "is written differently but is the same name as '" + PREFIX + "%s'",
				"Give each service account a name that differs in letters or digits: environment variables "
						+ "cannot tell them apart. If one of them comes from an environment variable, name both alike.");
		if (AccountKind.of(account) == AccountType.PASSWORD && StringUtils.hasText(account.getUsername())) {
			clash(this.users, clientId(account) + '\0' + account.getUsername(), name,
					"has the same user name and app client as '" + PREFIX + "%s'",
					"Use one service account for both: two sessions of one user make wrong passwords and throttling "
							+ "count twice. One account can have several 'http-service-groups'.");
		}
		this.problems.check(!account.isRevokeOnShutdown() || !this.shared, prefix + ".revoke-on-shutdown",
				"is set, but the instances share one session through 'cognito.token-store.type=redis'",
				"Remove it: the first instance that stops would end the session of all.");
		for (String group : account.getHttpServiceGroups()) {
			clash(this.groups, group, name, "names the HTTP service group '" + group + "', as '" + PREFIX + "%s' does",
					"Name each HTTP service group in one account: a request carries one token.");
		}
	}

	/** Binding makes no account of a name that has no known property below it. */
	private void unbound(Set<String> configured, Set<String> bound) {
		for (String name : configured) {
			this.problems.check(bound.contains(name), PREFIX + name, "has no property of a service account",
					"Set '" + PREFIX + name + ".username' and '.password', or '.scopes'. If the name has a dot, write "
							+ "it in brackets, such as '[billing.api]'.");
		}
	}

	private String clientId(ServiceAccount account) {
		String clientId = account.getClientId();
		return StringUtils.hasText(clientId) ? String.valueOf(clientId) : this.commonClientId;
	}

	private void clash(Map<String, String> seen, String key, String name, String problem, String action) {
		String other = seen.putIfAbsent(key, name);
		if (other != null) {
			this.problems.add(PREFIX + name, problem.formatted(other), action);
		}
	}

	private static String canonical(String name) {
		return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
	}

}
