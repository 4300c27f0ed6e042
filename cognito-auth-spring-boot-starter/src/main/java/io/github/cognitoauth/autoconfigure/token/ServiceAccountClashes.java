// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties.AccountType;

import org.springframework.util.StringUtils;

/** Finds service accounts that cannot stand beside each other. */
final class ServiceAccountClashes {

	private static final String PREFIX = ServiceAccountsValidator.PREFIX;

	private final Map<String, String> names = new HashMap<>();

	private final Map<String, String> users = new HashMap<>();

	private final Map<String, String> groups = new HashMap<>();

	private final ConfigurationProblems problems;

	ServiceAccountClashes(ConfigurationProblems problems) {
		this.problems = problems;
	}

	void check(String name, ServiceAccountProperties account, String commonClientId) {
		clash(this.names, canonical(name), name, "is written differently but is the same name as '" + PREFIX + "%s'",
				"Give each service account a name that differs in letters or digits: environment variables "
						+ "cannot tell them apart. If one of them comes from an environment variable, name both alike.");
		if (AccountKind.of(account) == AccountType.PASSWORD && StringUtils.hasText(account.getUsername())) {
			clash(this.users, clientId(account, commonClientId) + '\0' + account.getUsername(), name,
					"has the same user name and app client as '" + PREFIX + "%s'",
					"Use one service account for both: two sessions of one user make wrong passwords and throttling "
							+ "count twice. One account can have several 'http-service-groups'.");
		}
		for (String group : account.getHttpServiceGroups()) {
			clash(this.groups, group, name, "names the HTTP service group '" + group + "', as '" + PREFIX + "%s' does",
					"Name each HTTP service group in one account: a request carries one token.");
		}
	}

	private static String clientId(ServiceAccountProperties account, String commonClientId) {
		String clientId = account.getClientId();
		return (clientId != null && StringUtils.hasText(clientId)) ? clientId : commonClientId;
	}

	private void clash(Map<String, String> seen, String key, String name, String problem, String action) {
		String other = seen.putIfAbsent(key, name);
		if (other != null) {
			this.problems.add(PREFIX + name, problem.formatted(other), action);
		}
	}

	private static String canonical(String name) {
		StringBuilder canonical = new StringBuilder(name.length());
		name.chars().filter(ServiceAccountClashes::isAsciiLetterOrDigit).forEach((c) -> canonical.append((char) c));
		return canonical.toString().toLowerCase(Locale.ROOT);
	}

	private static boolean isAsciiLetterOrDigit(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	}

}
