// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.pool.CodePurpose;
import org.jspecify.annotations.Nullable;

/**
 * The codes that one user was sent outside of a sign-in, and how often they were asked
 * for and tried. Guarded by the user's lock.
 */
public final class UserCodes {

	private static final Duration HOUR = Duration.ofHours(1);

	private final Map<String, Sent> sent = new HashMap<>();

	private final Map<String, Deque<Instant>> attempts = new HashMap<>();

	/**
	 * Refuses an operation that was called too often within an hour.
	 * @param operation the operation's name
	 * @param limit the most calls within an hour
	 * @param now the time
	 */
	public void limit(String operation, int limit, Instant now) {
		Deque<Instant> calls = this.attempts.computeIfAbsent(operation, (name) -> new ArrayDeque<>());
		calls.removeIf((call) -> !now.isBefore(call.plus(HOUR)));
		if (calls.size() >= limit) {
			throw CognitoError.of("LimitExceeded", "Attempt limit exceeded, please try after some time.");
		}
		calls.add(now);
	}

	/**
	 * Makes a code; an earlier one for the same is dead.
	 * @param purpose what it is for
	 * @param attribute the attribute that it verifies
	 * @param expiresAt when it expires
	 * @return six digits
	 */
	public String make(CodePurpose purpose, String attribute, Instant expiresAt) {
		String code = Secrets.digits(6);
		this.sent.put(key(purpose, attribute), new Sent(code, attribute, expiresAt));
		return code;
	}

	/**
	 * Checks a code, which stays valid until it is spent.
	 * @param purpose what it is for
	 * @param attribute the attribute that it verifies, looked at for that purpose only
	 * @param code the code
	 * @param now the time
	 * @return the attribute to which the code was sent
	 */
	public String check(CodePurpose purpose, @Nullable String attribute, String code, Instant now) {
		Sent expected = this.sent.get(key(purpose, attribute));
		if (expected == null || !now.isBefore(expected.expiresAt())) {
			throw CognitoError.of("ExpiredCode", "Invalid code provided, please request a code again.");
		}
		if (!Secrets.equal(expected.code(), code)) {
			throw CognitoError.of("CodeMismatch", "Invalid verification code provided, please try again.");
		}
		return expected.attribute();
	}

	/**
	 * Spends the code that was checked.
	 * @param purpose what it is for
	 * @param attribute the attribute that it verifies, looked at for that purpose only
	 */
	public void spend(CodePurpose purpose, @Nullable String attribute) {
		this.sent.remove(key(purpose, attribute));
	}

	private static String key(CodePurpose purpose, @Nullable String attribute) {
		return (purpose == CodePurpose.VERIFY_ATTRIBUTE) ? purpose + String.valueOf(attribute) : purpose.name();
	}

	private record Sent(String code, String attribute, Instant expiresAt) {

		@Override
		public String toString() {
			return "Sent[attribute=" + this.attribute + "]";
		}

	}

}
