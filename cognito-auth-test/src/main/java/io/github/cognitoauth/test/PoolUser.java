// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.cognitoauth.test.internal.crypto.Totp;
import io.github.cognitoauth.test.internal.state.Device;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.UserStatus;
import org.jspecify.annotations.Nullable;

/**
 * A user of the pool, as an administrator sees and changes it. Changes act at once and
 * may be made at any time, also while the user signs in. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class PoolUser {

	private final UserPool pool;

	private final User user;

	PoolUser(UserPool pool, User user) {
		this.pool = pool;
		this.user = user;
	}

	/**
	 * Returns the real user name.
	 * @return the user name
	 */
	public String username() {
		return this.user.username();
	}

	/**
	 * Returns the permanent identifier.
	 * @return the {@code sub}
	 */
	public String sub() {
		return this.user.sub();
	}

	/**
	 * Returns the state of the account.
	 * @return the state
	 */
	public UserStatus status() {
		return this.user.atomically(this.user::status);
	}

	/**
	 * Returns the attributes without {@code sub}.
	 * @return a copy
	 */
	public Map<String, String> attributes() {
		return Map.copyOf(this.user.attributes());
	}

	/**
	 * Returns the groups.
	 * @return a copy
	 */
	public Set<String> groups() {
		return this.user.atomically(() -> Set.copyOf(this.user.groups()));
	}

	/**
	 * Returns whether a password is the user's.
	 * @param password the password to compare
	 * @return whether it matches
	 */
	public boolean hasPassword(String password) {
		return this.user.atomically(() -> this.user.password().matches(password));
	}

	/**
	 * Sets a permanent password and confirms the user. The password policy is not
	 * applied.
	 * @param password the password
	 * @return this user
	 */
	public PoolUser password(String password) {
		return change(() -> {
			this.user.password().set(password);
			this.user.status(UserStatus.CONFIRMED);
		});
	}

	/**
	 * Sets a temporary password: the first sign-in asks for a new one.
	 * @param password the password
	 * @param requiredAttributes attributes that the user must give with the new password,
	 * besides those that the pool requires
	 * @return this user
	 */
	public PoolUser temporaryPassword(String password, String... requiredAttributes) {
		return change(() -> {
			this.user.password()
				.setTemporary(password,
						this.pool.now().plus(this.pool.settings().passwordPolicy().temporaryPasswordValidity()));
			this.user.requiredAttributes().addAll(List.of(requiredAttributes));
			this.user.status(UserStatus.FORCE_CHANGE_PASSWORD);
		});
	}

	/**
	 * Sets an attribute.
	 * @param name its name, such as {@code name} or {@code custom:tenant}
	 * @param value its value
	 * @return this user
	 */
	public PoolUser attribute(String name, String value) {
		return change(() -> this.user.attributes().put(name, value));
	}

	/**
	 * Sets a verified e-mail address.
	 * @param address the address
	 * @return this user
	 */
	public PoolUser email(String address) {
		return attribute("email", address).attribute("email_verified", "true");
	}

	/**
	 * Sets a verified phone number.
	 * @param number the number in E.164 form
	 * @return this user
	 */
	public PoolUser phoneNumber(String number) {
		return attribute("phone_number", number).attribute("phone_number_verified", "true");
	}

	/**
	 * Adds the user to groups.
	 * @param names names of groups
	 * @return this user
	 */
	public PoolUser group(String... names) {
		return change(() -> this.user.groups().addAll(List.of(names)));
	}

	/**
	 * Removes the user from a group.
	 * @param name name of the group
	 * @return this user
	 */
	public PoolUser leaveGroup(String name) {
		return change(() -> this.user.groups().remove(name));
	}

	/**
	 * Turns a second factor on. A text message needs a phone number, an e-mail an e-mail
	 * address, an authenticator app {@link #totpSecret}.
	 * @param factors the factors
	 * @return this user
	 * @throws IllegalStateException if the pool does not offer one of them
	 */
	public PoolUser mfa(MfaFactor... factors) {
		for (MfaFactor factor : factors) {
			checkOffered(factor);
		}
		return change(() -> this.user.mfa().enabled().addAll(List.of(factors)));
	}

	private void checkOffered(MfaFactor factor) {
		SettingsCheck.checkOffered(this.pool.settings().mfaFactors(), factor);
	}

	/**
	 * Turns second factors off; an authenticator app stays set up.
	 * @param factors the factors
	 * @return this user
	 */
	public PoolUser mfaOff(MfaFactor... factors) {
		return change(() -> List.of(factors).forEach(this.user.mfa().enabled()::remove));
	}

	/**
	 * Sets the second factor that the user prefers, and turns it on.
	 * @param factor the factor
	 * @return this user
	 * @throws IllegalStateException if the pool does not offer it
	 */
	public PoolUser preferredMfa(MfaFactor factor) {
		checkOffered(factor);
		return change(() -> {
			this.user.mfa().enabled().add(factor);
			this.user.mfa().prefer(factor);
		});
	}

	/**
	 * Asks this user to set a second factor up even where
	 * {@link io.github.cognitoauth.test.pool.MfaConfiguration#OPTIONAL} leaves it to
	 * users. Cognito has no such setting for one user; it lets one pool show both.
	 * @return this user
	 */
	public PoolUser mfaRequired() {
		return change(() -> this.user.mfa().required(true));
	}

	/**
	 * Sets the secret of an authenticator app and turns this factor on.
	 * @param secret the secret in base32
	 * @return this user
	 * @throws IllegalStateException if the pool does not offer it
	 */
	public PoolUser totpSecret(String secret) {
		checkOffered(MfaFactor.SOFTWARE_TOKEN_MFA);
		return change(() -> {
			Totp.code(secret, this.pool.now());
			this.user.mfa().totp(secret);
			this.user.mfa().enabled().add(MfaFactor.SOFTWARE_TOKEN_MFA);
		});
	}

	/**
	 * Returns what the authenticator app of the user shows now, as
	 * {@link CognitoUserPoolServer#totp(String)} does for whoever knows the secret. While
	 * an app is being set up, it is that one.
	 * @return six digits, or empty if the user has no app
	 */
	public Optional<String> authenticatorCode() {
		return Optional.ofNullable(this.user.atomically(() -> this.user.mfa().shownTotp(this.pool.now())));
	}

	/**
	 * Registers a passkey.
	 * @param passkey the passkey
	 * @return this user
	 */
	public PoolUser passkey(SoftwarePasskey passkey) {
		String relyingPartyId = this.pool.settings().relyingPartyId();
		if (relyingPartyId == null) {
			throw new IllegalStateException("Set 'relyingPartyId' on the pool's builder first");
		}
		return change(() -> this.user.passkeys().add(passkey.registered(relyingPartyId, this.pool.now())));
	}

	/**
	 * Returns the keys of the confirmed devices.
	 * @return the device keys, oldest first
	 */
	public List<String> deviceKeys() {
		return this.user.atomically(() -> this.user.devices().confirmed().stream().map(Device::key).toList());
	}

	/**
	 * Makes the token of a notification about a sign-in, for
	 * {@code UpdateAuthEventFeedback}.
	 * @param eventId the event
	 * @return the feedback token
	 */
	public String feedbackToken(String eventId) {
		return this.user.atomically(() -> this.user.feedback().notify(eventId));
	}

	/**
	 * Returns what the user has said to a notification.
	 * @param eventId the event
	 * @return {@code Valid} or {@code Invalid}, or empty for nothing
	 */
	public Optional<String> feedback(String eventId) {
		return Optional.ofNullable(this.user.<@Nullable String>atomically(() -> this.user.feedback().value(eventId)));
	}

	/**
	 * Makes the user one that has signed up and not confirmed.
	 * @return this user
	 */
	public PoolUser unconfirmed() {
		return change(() -> this.user.status(UserStatus.UNCONFIRMED));
	}

	/**
	 * Confirms the user.
	 * @return this user
	 */
	public PoolUser confirm() {
		return change(() -> this.user.status(UserStatus.CONFIRMED));
	}

	/**
	 * Disables the user: no sign-in, no refresh.
	 * @return this user
	 */
	public PoolUser disable() {
		return change(() -> this.user.enabled(false));
	}

	/**
	 * Enables the user again.
	 * @return this user
	 */
	public PoolUser enable() {
		return change(() -> this.user.enabled(true));
	}

	/**
	 * Resets the password: the user must go through the forgotten-password operations,
	 * and refresh tokens are dead.
	 * @return this user
	 */
	public PoolUser resetPassword() {
		return change(() -> {
			this.user.password().clear();
			this.user.status(UserStatus.RESET_REQUIRED);
			this.user.revokeRefreshTokens();
		});
	}

	/**
	 * Revokes all refresh tokens; access tokens live on.
	 * @return this user
	 */
	public PoolUser revokeRefreshTokens() {
		return change(this.user::revokeRefreshTokens);
	}

	/**
	 * Revokes all tokens, as {@code AdminUserGlobalSignOut} does.
	 * @return this user
	 */
	public PoolUser signOut() {
		return change(this.user::revokeTokens);
	}

	/**
	 * Deletes the user.
	 */
	public void delete() {
		this.pool.users().remove(this.user);
	}

	private PoolUser change(Runnable change) {
		this.user.<Void>atomically(() -> {
			change.run();
			return null;
		});
		return this;
	}

	@Override
	public String toString() {
		return "PoolUser[username=" + username() + ", status=" + status() + "]";
	}

}
