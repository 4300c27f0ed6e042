package io.github.cognitoauth.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Reads the pair of properties {@code client-secret} and {@code client-secrets}, which
 * exists for the common app client and for service accounts.
 *
 * @since 0.1.0
 */
public final class ClientSecretProperties {

	private static final int MAX_SECRETS = 2;

	private ClientSecretProperties() {
	}

	/**
	 * Check the pair.
	 * @param prefix what comes before {@code client-secret}, with its dot
	 * @param secret the single secret
	 * @param secrets the secrets while they are rotated
	 * @param problems is told what is wrong
	 */
	public static void validate(String prefix, @Nullable String secret, List<String> secrets,
			ConfigurationProblems problems) {
		problems.check(!StringUtils.hasText(secret) || secrets.isEmpty(), prefix + "client-secret",
				"is set together with '" + prefix + "client-secrets'",
				"Keep one of them: 'client-secret' for one secret, 'client-secrets' for two while they are rotated.");
		problems.checkResolved(prefix + "client-secret", secret);
		for (int i = 0; i < secrets.size(); i++) {
			problems.checkResolved(prefix + "client-secrets[" + i + "]", secrets.get(i));
		}
		problems.check(secrets.size() <= MAX_SECRETS, prefix + "client-secrets",
				"has more than two values, but an app client has at most two active secrets",
				"Keep the newest secret first, followed by the one that it replaces.");
		problems.check(secrets.stream().allMatch(StringUtils::hasText), prefix + "client-secrets", "has an empty value",
				"Remove the empty value, or set the property that it should come from.");
	}

	/**
	 * Return the secrets as one list.
	 * @param secret the single secret
	 * @param secrets the secrets while they are rotated
	 * @return none, one or two
	 */
	public static List<String> merge(@Nullable String secret, List<String> secrets) {
		return (secret != null && StringUtils.hasText(secret)) ? List.of(secret) : List.copyOf(secrets);
	}

}
