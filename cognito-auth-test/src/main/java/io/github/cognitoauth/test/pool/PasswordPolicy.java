// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.time.Duration;
import java.util.Optional;

/**
 * What the pool demands of a new password. Passwords set through the test API are not
 * held against it.
 *
 * @param minimumLength fewest characters, 6 to 99
 * @param requireLowercase whether a lower-case letter is needed
 * @param requireUppercase whether an upper-case letter is needed
 * @param requireNumbers whether a digit is needed
 * @param requireSymbols whether a special character is needed
 * @param history how many earlier passwords may not be used again, 0 to 24
 * @param temporaryPasswordValidity how long a temporary password can be used, positive
 * @since 0.1.0
 */
public record PasswordPolicy(int minimumLength, boolean requireLowercase, boolean requireUppercase,
		boolean requireNumbers, boolean requireSymbols, int history, Duration temporaryPasswordValidity) {

	private static final String SYMBOLS = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ";

	/** Eight characters of all four kinds, no history, seven days for temporary ones. */
	public static final PasswordPolicy DEFAULT = new PasswordPolicy(8, true, true, true, true, 0, Duration.ofDays(7));

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if a number is out of them
	 */
	public PasswordPolicy {
		check(minimumLength >= 6 && minimumLength <= 99, "'minimumLength' must be 6 to 99");
		check(history >= 0 && history <= 24, "'history' must be 0 to 24");
		check(!temporaryPasswordValidity.isNegative() && !temporaryPasswordValidity.isZero(),
				"'temporaryPasswordValidity' must be positive");
	}

	private static void check(boolean valid, String message) {
		if (!valid) {
			throw new IllegalArgumentException(message);
		}
	}

	/**
	 * Returns a policy that also refuses earlier passwords.
	 * @param passwords how many earlier passwords, 0 to 24
	 * @return the new policy
	 */
	public PasswordPolicy withHistory(int passwords) {
		return new PasswordPolicy(this.minimumLength, this.requireLowercase, this.requireUppercase, this.requireNumbers,
				this.requireSymbols, passwords, this.temporaryPasswordValidity);
	}

	/**
	 * Returns a policy that asks for a length only.
	 * @param length fewest characters, 6 to 99
	 * @return the new policy
	 */
	public static PasswordPolicy ofMinimumLength(int length) {
		return new PasswordPolicy(length, false, false, false, false, 0, DEFAULT.temporaryPasswordValidity());
	}

	/**
	 * Says what is wrong with a password, in the service's words.
	 * @param password the new password
	 * @return the complaint, or empty if there is none
	 */
	public Optional<String> complaint(String password) {
		if (password.length() < this.minimumLength) {
			return Optional.of("Password not long enough");
		}
		if (this.requireLowercase && password.chars().noneMatch(Character::isLowerCase)) {
			return Optional.of("Password must have lowercase characters");
		}
		if (this.requireUppercase && password.chars().noneMatch(Character::isUpperCase)) {
			return Optional.of("Password must have uppercase characters");
		}
		if (this.requireNumbers && password.chars().noneMatch(Character::isDigit)) {
			return Optional.of("Password must have numeric characters");
		}
		if (this.requireSymbols && password.chars().noneMatch((c) -> SYMBOLS.indexOf(c) >= 0)) {
			return Optional.of("Password must have symbol characters");
		}
		return Optional.empty();
	}

}
