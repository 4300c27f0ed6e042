// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import org.springframework.util.Assert;

/**
 * Where a login has its pages and takes what people send, all derived from one address.
 * For the two logins.
 *
 * @param login the login page, to which user name and password are sent as well
 * @param challenge the page of the open challenge, to which answers are sent; files of
 * the pages are below
 * @param logout the page that asks whether to sign out, and where that is sent to
 * @since 0.1.0
 */
public record LoginAddresses(String login, String challenge, String logout) {

	/** As Spring Security has it. */
	public static final String DEFAULT = "/login";

	/**
	 * Return where somebody who is signed in proves more.
	 * @return an address below the login
	 */
	public String level() {
		return this.login + "/level";
	}

	/**
	 * Derive the addresses: challenges are below the login, the logout is beside it.
	 * @param loginUrl a path without context path, such as {@code /partner/login}
	 * @return the addresses, such as {@code /partner/login/challenge} and
	 * {@code /partner/logout}
	 */
	public static LoginAddresses of(String loginUrl) {
		Assert.isTrue(loginUrl.matches("(/[^/?#*{}\\s]+)+"), () -> "'loginUrl' must be a plain path such as "
				+ "'/partner/login', without a slash at its end, query or pattern, but is '" + loginUrl + "'");
		return new LoginAddresses(loginUrl, loginUrl + "/challenge",
				loginUrl.substring(0, loginUrl.lastIndexOf('/')) + "/logout");
	}

}
