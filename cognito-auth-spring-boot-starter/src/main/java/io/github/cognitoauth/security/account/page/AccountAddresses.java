// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import org.springframework.util.Assert;

/**
 * Where the pages of accounts are, all beside the login page.
 *
 * @param login the login page
 * @param prefix what comes before the path of every page; empty beside {@code /login}
 * @since 0.1.0
 */
public record AccountAddresses(String login, String prefix) {

	static final String SIGN_UP = "/sign-up";

	static final String CONFIRM = "/sign-up/confirm";

	static final String RESEND = "/sign-up/resend";

	static final String FORGOT = "/password/forgot";

	static final String RESET = "/password/reset";

	static final String ACCOUNT = "/account";

	static final String PASSWORD = "/account/password";

	static final String PROFILE = "/account/profile";

	static final String SEND_CODE = "/account/profile/send-code";

	static final String VERIFY = "/account/profile/verify";

	static final String SECOND_STEP = "/account/second-step";

	static final String APP = "/account/second-step/app";

	static final String APP_CODE = "/account/second-step/app/code";

	static final String PASSKEYS = "/account/passkeys";

	static final String PASSKEY_NEW = "/account/passkeys/new";

	static final String PASSKEY_SAVE = "/account/passkeys/save";

	static final String PASSKEY_DELETE = "/account/passkeys/delete";

	static final String PASSKEY_PROMPT = "/account/passkeys/prompt";

	static final String DEVICES = "/account/devices";

	static final String DEVICE_UPDATE = "/account/devices/update";

	static final String DEVICE_FORGET = "/account/devices/forget";

	static final String SESSIONS = "/account/sessions";

	static final String SESSION_END = "/account/sessions/end";

	static final String EVERYWHERE = "/account/sign-out-everywhere";

	static final String DELETE = "/account/delete";

	static final String LOGOUT = "/logout";

	/**
	 * Derive the addresses.
	 * @param loginUrl where the login is, without context path, such as
	 * {@code /partner/login}
	 * @param loginPage where its page is, which can be the application's
	 * @return the addresses, such as {@code /partner/account}
	 */
	public static AccountAddresses of(String loginUrl, String loginPage) {
		Assert.isTrue(loginUrl.startsWith("/"), "'loginUrl' must start with a slash");
		return new AccountAddresses(loginPage, loginUrl.substring(0, loginUrl.lastIndexOf('/')));
	}

	/**
	 * Return where a form leads that is older than its session.
	 * @return the address of the login page, with what it says
	 */
	public String expired() {
		return login("expired");
	}

	String at(String path) {
		return this.prefix + path;
	}

	String login(String reason) {
		return this.login + (this.login.contains("?") ? "&" : "?") + reason;
	}

}
