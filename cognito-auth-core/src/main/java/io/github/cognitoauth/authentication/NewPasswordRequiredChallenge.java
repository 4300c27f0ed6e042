// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

/**
 * The user signed in with a temporary password and must choose another
 * ({@code NEW_PASSWORD_REQUIRED}). The pool can require attributes at the same time.
 *
 * @since 0.1.0
 */
public final class NewPasswordRequiredChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	private static final String PREFIX = "userAttributes.";

	NewPasswordRequiredChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Return the attributes that must be given with the new password.
	 * @return attribute names without the prefix {@code userAttributes.}; empty if there
	 * are none
	 */
	public List<String> requiredAttributes() {
		return ParameterJson.strings(parameters().get("requiredAttributes"))
			.stream()
			.map((name) -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name)
			.toList();
	}

	/**
	 * Return the attributes that the user has.
	 * @return values by attribute name
	 */
	public Map<String, String> userAttributes() {
		return ParameterJson.stringMap(parameters().get("userAttributes"));
	}

	/**
	 * Answer where no attributes are required.
	 * @param newPassword the new password
	 * @return the answer
	 */
	public ChallengeAnswer answer(String newPassword) {
		return answer(newPassword, Map.of());
	}

	/**
	 * Answer with a new password and attributes. A required attribute that has a value
	 * already may not be sent again.
	 * @param newPassword the new password, not blank; spaces are kept
	 * @param attributes values by attribute name, without prefix
	 * @return the answer
	 * @throws IllegalArgumentException if the password is blank
	 */
	public ChallengeAnswer answer(String newPassword, Map<String, String> attributes) {
		Assert.hasText(newPassword, "'newPassword' must not be empty");
		Assert.notNull(attributes, "'attributes' must not be null");
		Map<String, String> responses = new LinkedHashMap<>();
		responses.put("NEW_PASSWORD", newPassword);
		attributes.forEach((name, value) -> responses.put(PREFIX + name, value));
		return ChallengeAnswer.of(this, responses);
	}

}
