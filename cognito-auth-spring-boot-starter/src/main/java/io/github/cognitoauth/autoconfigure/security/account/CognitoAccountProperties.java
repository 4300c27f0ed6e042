// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.account;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of what people do with their own account.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.account")
public class CognitoAccountProperties {

	/**
	 * Whether to serve pages for the own account, linked from the login page. The JSON
	 * API has the same operations without them.
	 */
	private boolean enabled;

	/**
	 * Whether people can create accounts.
	 */
	private boolean signUp;

	/**
	 * Whether people can replace a forgotten password.
	 */
	private boolean resetPassword = true;

	/**
	 * Whether users can change their password.
	 */
	private boolean changePassword = true;

	/**
	 * Whether users can change and verify attributes.
	 */
	private boolean attributes = true;

	/**
	 * Whether users can set second factors up, switch them on and off.
	 */
	private boolean mfa = true;

	/**
	 * Whether users can register and delete passkeys.
	 */
	private boolean passkeys = true;

	/**
	 * Whether users can see, remember and remove their devices.
	 */
	private boolean devices = true;

	/**
	 * Whether users can see and end their sessions.
	 */
	private boolean sessions = true;

	/**
	 * Whether users can end all their sessions at once.
	 */
	private boolean signOutEverywhere = true;

	/**
	 * Whether users can delete their account.
	 */
	private boolean delete;

	/**
	 * Comma-separated list of attributes that a sign-up asks for.
	 */
	private List<String> signUpAttributes = List.of("email");

	/**
	 * Comma-separated list of attributes that users may change. Others may decide what
	 * somebody is allowed to do.
	 */
	private List<String> writableAttributes = List.of("name", "given_name", "family_name", "middle_name", "nickname",
			"locale");

	/**
	 * Whether a sign-up under a name that is taken looks like any other. By default only
	 * where the name is an e-mail address or a phone number.
	 */
	private @Nullable Boolean hideExisting;

	/**
	 * How long ago a user may have signed in who changes factors, addresses, passkeys or
	 * sessions, or deletes the account.
	 */
	private Duration freshSignIn = Duration.ofMinutes(10);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isSignUp() {
		return this.signUp;
	}

	public void setSignUp(boolean signUp) {
		this.signUp = signUp;
	}

	public boolean isResetPassword() {
		return this.resetPassword;
	}

	public void setResetPassword(boolean resetPassword) {
		this.resetPassword = resetPassword;
	}

	public boolean isChangePassword() {
		return this.changePassword;
	}

	public void setChangePassword(boolean changePassword) {
		this.changePassword = changePassword;
	}

	public boolean isAttributes() {
		return this.attributes;
	}

	public void setAttributes(boolean attributes) {
		this.attributes = attributes;
	}

	public boolean isMfa() {
		return this.mfa;
	}

	public void setMfa(boolean mfa) {
		this.mfa = mfa;
	}

	public boolean isPasskeys() {
		return this.passkeys;
	}

	public void setPasskeys(boolean passkeys) {
		this.passkeys = passkeys;
	}

	public boolean isDevices() {
		return this.devices;
	}

	public void setDevices(boolean devices) {
		this.devices = devices;
	}

	public boolean isSessions() {
		return this.sessions;
	}

	public void setSessions(boolean sessions) {
		this.sessions = sessions;
	}

	public boolean isSignOutEverywhere() {
		return this.signOutEverywhere;
	}

	public void setSignOutEverywhere(boolean signOutEverywhere) {
		this.signOutEverywhere = signOutEverywhere;
	}

	public boolean isDelete() {
		return this.delete;
	}

	public void setDelete(boolean delete) {
		this.delete = delete;
	}

	public List<String> getSignUpAttributes() {
		return this.signUpAttributes;
	}

	public void setSignUpAttributes(List<String> signUpAttributes) {
		this.signUpAttributes = signUpAttributes;
	}

	public List<String> getWritableAttributes() {
		return this.writableAttributes;
	}

	public void setWritableAttributes(List<String> writableAttributes) {
		this.writableAttributes = writableAttributes;
	}

	public @Nullable Boolean getHideExisting() {
		return this.hideExisting;
	}

	public void setHideExisting(@Nullable Boolean hideExisting) {
		this.hideExisting = hideExisting;
	}

	public Duration getFreshSignIn() {
		return this.freshSignIn;
	}

	public void setFreshSignIn(Duration freshSignIn) {
		this.freshSignIn = freshSignIn;
	}

}
