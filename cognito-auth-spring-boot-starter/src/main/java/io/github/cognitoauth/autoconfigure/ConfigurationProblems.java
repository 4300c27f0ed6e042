// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException.Problem;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Collects what {@linkplain CognitoConfigurationValidator validators} find wrong with the
 * configuration, so that start-up reports all of it at once.
 *
 * @since 0.1.0
 */
public final class ConfigurationProblems {

	/** Timers count milliseconds in an int. */
	private static final Duration MAX_DURATION = Duration.ofDays(24);

	private static final int MAX_SECRETS = 2;

	private static final Pattern PLACEHOLDER = Pattern.compile("\\s*\\$\\{[^{}]+}\\s*");

	private final List<Problem> problems = new ArrayList<>();

	private final Set<String> unreadable = new HashSet<>();

	ConfigurationProblems() {
	}

	/**
	 * Add a problem.
	 * @param property the property's whole name
	 * @param problem what is wrong, as the rest of a sentence that starts with the name;
	 * never the value of a secret
	 * @param action what to do, as a sentence
	 */
	public void add(String property, String problem, String action) {
		if (!this.unreadable.contains(property)) {
			this.problems.add(new Problem(property, problem, action));
		}
	}

	/** Adds a problem besides which nothing else can be said about the property. */
	void addUnreadable(Problem problem) {
		if (this.unreadable.add(problem.property())) {
			this.problems.add(problem);
		}
	}

	/**
	 * Add a problem unless a condition holds.
	 * @param valid the condition
	 * @param property the property's whole name
	 * @param problem what is wrong, as the rest of a sentence that starts with the name
	 * @param action what to do, as a sentence
	 */
	public void check(boolean valid, String property, String problem, String action) {
		if (!valid) {
			add(property, problem, action);
		}
	}

	/**
	 * Add a problem if a value is a placeholder that nothing resolved. Binding leaves it
	 * as it is, and it would be sent as if it were the secret.
	 * @param property the property's whole name
	 * @param value the value
	 */
	public void checkResolved(String property, @Nullable String value) {
		check(value == null || !PLACEHOLDER.matcher(value).matches(), property,
				"is a placeholder that nothing resolves",
				"Set the environment variable or the property that the placeholder in '" + property + "' names.");
	}

	/**
	 * Add a problem if a duration is set but not positive, or longer than timers can
	 * count.
	 * @param property the property's whole name
	 * @param duration the duration
	 */
	public void checkPositive(String property, @Nullable Duration duration) {
		check(duration == null || (!duration.isNegative() && !duration.isZero()), property,
				"is " + duration + ", which is not a positive duration", "Set it to a duration such as '5s' or '2m'.");
		check(duration == null || duration.compareTo(MAX_DURATION) <= 0, property,
				"is " + duration + ", which is longer than 24 days", "Set it to a duration such as '5s' or '2m'.");
	}

	/**
	 * Add a problem if a maximum is below its minimum, which both may have by default.
	 * @param minimumProperty the whole name of the property of the minimum
	 * @param minimum the minimum
	 * @param maximumProperty the whole name of the property of the maximum
	 * @param maximum the maximum
	 */
	public void checkOrder(String minimumProperty, Duration minimum, String maximumProperty, Duration maximum) {
		check(maximum.compareTo(minimum) >= 0, maximumProperty,
				"is " + maximum + ", which is shorter than '" + minimumProperty + "', which is " + minimum,
				"Set '" + minimumProperty + "' and '" + maximumProperty + "' so that the second is not shorter.");
	}

	/**
	 * Add a problem if the pair of properties {@code client-secret} and
	 * {@code client-secrets} cannot be the secrets of an app client.
	 * @param prefix what comes before {@code client-secret}, with its dot
	 * @param secret the single secret
	 * @param secrets the secrets while they are rotated
	 */
	public void checkClientSecrets(String prefix, @Nullable String secret, List<String> secrets) {
		check(!StringUtils.hasText(secret) || secrets.isEmpty(), prefix + "client-secret",
				"is set together with '" + prefix + "client-secrets'",
				"Keep one of them: 'client-secret' for one secret, 'client-secrets' for two while they are rotated.");
		checkResolved(prefix + "client-secret", secret);
		for (int i = 0; i < secrets.size(); i++) {
			checkResolved(prefix + "client-secrets[" + i + "]", secrets.get(i));
		}
		check(secrets.size() <= MAX_SECRETS, prefix + "client-secrets",
				"has more than two values, but an app client has at most two active secrets",
				"Keep the newest secret first, followed by the one that it replaces.");
		check(secrets.stream().allMatch(StringUtils::hasText), prefix + "client-secrets", "has an empty value",
				"Remove the empty value, or set the property that it should come from.");
	}

	/**
	 * Add a problem if a URI is set from which the keys that verify tokens follow, but
	 * others could change what is read there.
	 * @param property the property's whole name
	 * @param uri the URI
	 * @param allowPlainText whether it may be http on any host
	 */
	public void checkUri(String property, @Nullable URI uri, boolean allowPlainText) {
		if (uri != null) {
			make(property, () -> CognitoEndpoint.ofUri(uri, allowPlainText),
					"Set '" + property + "' to an https URI such as "
							+ "'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3', or remove it.");
		}
	}

	/**
	 * Add a problem if a value cannot be made, with the reason that was given.
	 * @param property the property's whole name
	 * @param factory makes the value; the messages of its exceptions must not repeat it
	 * @param action what to do, as a sentence
	 * @param <T> the type of the value
	 * @return the value, or {@code null} if there is a problem
	 */
	public <T> @Nullable T make(String property, Supplier<T> factory, String action) {
		try {
			return factory.get();
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			add(property, "is not accepted: " + ex.getMessage(), action);
			return null;
		}
	}

	/** Ends with an exception for all problems, if there is one. */
	void throwIfAny() {
		if (!this.problems.isEmpty()) {
			throw new CognitoConfigurationException(this.problems);
		}
	}

}
