// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.srp.SrpVerifier;
import io.github.cognitoauth.test.pool.PasswordPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The password of one user. Guarded by the user's lock.
 */
public final class UserPassword {

	private static final int REMEMBERED = 24;

	private final Deque<String> history = new ArrayDeque<>();

	private final Lockout lockout = new Lockout();

	private @Nullable String value;

	private @Nullable Instant temporaryUntil;

	private @Nullable SrpVerifier verifier;

	/**
	 * Returns the password as it is now.
	 * @return a copy without history
	 */
	UserPassword copy() {
		UserPassword copy = new UserPassword();
		copy.value = this.value;
		copy.temporaryUntil = this.temporaryUntil;
		copy.verifier = this.verifier;
		return copy;
	}

	/**
	 * Returns whether there is a password.
	 * @return whether one is set
	 */
	public boolean isSet() {
		return this.value != null;
	}

	/**
	 * Returns the counter of wrong passwords.
	 * @return the counter
	 */
	public Lockout lockout() {
		return this.lockout;
	}

	/**
	 * Derives what SRP needs to know of the password, once per password.
	 * @param poolName the part of the pool id after the underscore
	 * @param username the real user name
	 * @return the verifier, or null if there is no password
	 */
	public @Nullable SrpVerifier verifier(String poolName, String username) {
		if (this.verifier == null && this.value != null) {
			this.verifier = SrpVerifier.of(poolName, username, this.value, Secrets.bytes(16));
		}
		return this.verifier;
	}

	/**
	 * Compares a given password.
	 * @param candidate the given password
	 * @return whether it is the user's
	 */
	public boolean matches(String candidate) {
		return this.value != null && Secrets.equal(this.value, candidate);
	}

	/**
	 * Refuses an expired temporary password.
	 * @param now the time
	 */
	public void checkNotExpired(Instant now) {
		if (this.temporaryUntil != null && !now.isBefore(this.temporaryUntil)) {
			throw CognitoError.notAuthorized("Temporary password has expired and must be reset by an administrator");
		}
	}

	/**
	 * Sets a permanent password and starts the count of wrong ones over.
	 * @param password the password
	 */
	public void set(String password) {
		remember();
		this.value = password;
		this.verifier = null;
		this.temporaryUntil = null;
		this.lockout.succeeded();
	}

	/**
	 * Sets a temporary password.
	 * @param password the password
	 * @param until when it expires
	 */
	public void setTemporary(String password, Instant until) {
		set(password);
		this.temporaryUntil = until;
	}

	/**
	 * Removes the password.
	 */
	public void clear() {
		remember();
		this.value = null;
		this.verifier = null;
	}

	/**
	 * Refuses a password that the policy does not allow.
	 * @param candidate the new password
	 * @param policy the policy
	 */
	public void checkAllowed(String candidate, PasswordPolicy policy) {
		policy.complaint(candidate).ifPresent((complaint) -> {
			throw CognitoError.of("InvalidPassword", "Password did not conform with policy: " + complaint);
		});
		boolean used = matches(candidate) || this.history.stream()
			.limit(Math.max(0, policy.history() - 1))
			.anyMatch((old) -> Secrets.equal(old, candidate));
		if (policy.history() > 0 && used) {
			throw CognitoError.of("PasswordHistoryPolicyViolation", "Password has previously been used");
		}
	}

	private void remember() {
		if (this.value != null) {
			this.history.addFirst(this.value);
			if (this.history.size() > REMEMBERED) {
				this.history.removeLast();
			}
		}
	}

}
