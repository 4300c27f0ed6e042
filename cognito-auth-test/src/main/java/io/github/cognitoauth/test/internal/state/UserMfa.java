// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

import io.github.cognitoauth.test.internal.crypto.Totp;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of one user. Guarded by the user's lock.
 */
public final class UserMfa {

	private static final int REMEMBERED_STEPS = 8;

	private final Set<MfaFactor> enabled = EnumSet.noneOf(MfaFactor.class);

	private final Lockout lockout = new Lockout();

	private @Nullable MfaFactor preferred;

	private @Nullable String totpSecret;

	private @Nullable String pendingTotpSecret;

	private final Deque<Long> usedTotpSteps = new ArrayDeque<>();

	private String totpName = "";

	private boolean passkeyAsMfa;

	private boolean required;

	/**
	 * Returns the factors that the user has turned on.
	 * @return live set
	 */
	public Set<MfaFactor> enabled() {
		return this.enabled;
	}

	/**
	 * Returns the counter of wrong codes.
	 * @return the counter
	 */
	public Lockout lockout() {
		return this.lockout;
	}

	/**
	 * Returns the factor that the user prefers.
	 * @return the factor, or null if none is preferred or the preferred one is off
	 */
	public @Nullable MfaFactor preferred() {
		return (this.preferred != null && this.enabled.contains(this.preferred)) ? this.preferred : null;
	}

	/**
	 * Sets the factor that the user prefers.
	 * @param factor the factor, or null for none
	 */
	public void prefer(@Nullable MfaFactor factor) {
		this.preferred = factor;
	}

	/**
	 * Returns whether an authenticator app was set up and verified.
	 * @return whether there is a TOTP secret
	 */
	public boolean hasTotp() {
		return this.totpSecret != null;
	}

	/**
	 * Returns what the user calls the authenticator app.
	 * @return the name, empty if there is none
	 */
	public String totpName() {
		return this.totpName;
	}

	/**
	 * Begins to set up an authenticator app.
	 * @return the secret in base32
	 */
	public String associateTotp() {
		String secret = Totp.newSecret();
		this.pendingTotpSecret = secret;
		return secret;
	}

	/**
	 * Ends the set-up with a first right code.
	 * @param code the code
	 * @param name what the user calls the app, or null
	 * @param clocks the present by the clocks that the app may go by
	 * @return whether the code is right
	 */
	public boolean confirmTotp(String code, @Nullable String name, Instant... clocks) {
		String pending = this.pendingTotpSecret;
		if (pending == null) {
			throw CognitoError.of("SoftwareTokenMFANotFound", "User has not set up software token mfa");
		}
		for (Instant clock : clocks) {
			Long step = Totp.step(pending, code, clock);
			if (step != null) {
				totp(pending);
				this.usedTotpSteps.addFirst(step);
				this.totpName = (name != null) ? name : "";
				return true;
			}
		}
		return false;
	}

	/**
	 * Sets the secret of an authenticator app.
	 * @param secret the secret in base32
	 */
	public void totp(String secret) {
		this.totpSecret = secret;
		this.pendingTotpSecret = null;
		this.usedTotpSteps.clear();
	}

	/**
	 * Returns what the authenticator app shows, the one that is being set up before
	 * another.
	 * @param clock the present
	 * @return the code, or null if there is no app
	 */
	public @Nullable String shownTotp(Instant clock) {
		String secret = (this.pendingTotpSecret != null) ? this.pendingTotpSecret : this.totpSecret;
		return (secret != null) ? Totp.code(secret, clock) : null;
	}

	/**
	 * Checks a code of the authenticator app. A code is accepted once.
	 * @param code the code
	 * @param clocks the present by the clocks that the app may go by
	 * @return whether the code is right
	 */
	public boolean acceptTotp(String code, Instant... clocks) {
		if (this.totpSecret == null) {
			throw CognitoError.of("SoftwareTokenMFANotFound", "User has not set up software token mfa");
		}
		for (Instant clock : clocks) {
			Long step = Totp.step(this.totpSecret, code, clock);
			if (step != null) {
				if (this.usedTotpSteps.contains(step)) {
					throw CognitoError.of("ExpiredCode", "Your software token has already been used once.");
				}
				this.usedTotpSteps.addFirst(step);
				if (this.usedTotpSteps.size() > REMEMBERED_STEPS) {
					this.usedTotpSteps.removeLast();
				}
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns whether a passkey counts as second factor.
	 * @return whether it does
	 */
	public boolean passkeyAsMfa() {
		return this.passkeyAsMfa;
	}

	/**
	 * Sets whether a passkey counts as second factor.
	 * @param enabled whether it does
	 */
	public void passkeyAsMfa(boolean enabled) {
		this.passkeyAsMfa = enabled;
	}

	/**
	 * Returns whether this user needs a second factor even where the pool leaves it to
	 * users.
	 * @return whether one is needed
	 */
	public boolean required() {
		return this.required;
	}

	/**
	 * Sets whether this user needs a second factor.
	 * @param required whether one is needed
	 */
	public void required(boolean required) {
		this.required = required;
	}

}
