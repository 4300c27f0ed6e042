// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.AttributeRules;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.pool.UserStatus;

/**
 * {@code NEW_PASSWORD_REQUIRED}: a user with a temporary password chooses an own one and
 * gives the required attributes that are still absent.
 */
final class NewPasswordChallenge implements Challenge {

	private static final String PREFIX = "userAttributes.";

	private final SignInSteps steps;

	private final SignIn signIn;

	NewPasswordChallenge(SignInSteps steps, SignIn signIn) {
		this.steps = steps;
		this.signIn = signIn;
	}

	@Override
	public String name() {
		return "NEW_PASSWORD_REQUIRED";
	}

	@Override
	public Map<String, String> parameters() {
		User user = this.signIn.knownUser();
		return Map.of("USER_ID_FOR_SRP", user.username(), "requiredAttributes",
				Json.text(absentAttributes(user).stream().map(PREFIX::concat).toList()), "userAttributes",
				Json.text(user.attributes()));
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		User user = this.signIn.knownUser();
		String password = answer.requiredText("NEW_PASSWORD");
		user.password().checkAllowed(password, this.steps.pool().settings().passwordPolicy());
		Map<String, String> attributes = checkedAttributes(user, answer);
		user.attributes().putAll(attributes);
		user.password().set(password);
		user.status(UserStatus.CONFIRMED);
		return this.steps.secondFactor(this.signIn.withDevice(answer.responses()));
	}

	private Map<String, String> checkedAttributes(User user, ChallengeAnswer answer) {
		Set<String> required = required(user);
		Map<String, String> attributes = new LinkedHashMap<>();
		answer.responses().forEach((key, value) -> {
			if (key.startsWith(PREFIX)) {
				String name = key.substring(PREFIX.length());
				AttributeRules.checkWritable(this.signIn.client(), name);
				AttributeRules.checkForm(name, value);
				if (required.contains(name) && user.attributes().containsKey(name)) {
					throw CognitoError.notAuthorized("Cannot modify an already provided " + name);
				}
				if (this.steps.pool().users().isTaken(user, name, value)) {
					throw CognitoError.of("AliasExists", "An account with the given alias already exists.");
				}
				attributes.put(name, value);
			}
		});
		for (String name : absentAttributes(user)) {
			if (attributes.getOrDefault(name, "").isEmpty()) {
				throw CognitoError.invalidParameter("Invalid user attributes: " + name + ": The attribute is required");
			}
		}
		return attributes;
	}

	private Set<String> required(User user) {
		Set<String> names = new LinkedHashSet<>(this.steps.pool().settings().requiredAttributes());
		names.addAll(user.requiredAttributes());
		return names;
	}

	private Set<String> absentAttributes(User user) {
		Set<String> names = required(user);
		names.removeAll(user.attributes().keySet());
		return names;
	}

}
