// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import org.jspecify.annotations.Nullable;

/**
 * Addresses, without context path, and fields of the pages of one chain. For the filters
 * of the login.
 *
 * @param applicationName the headline, or {@code null} without one
 * @param loginPage where the login page is
 * @param generateLoginPage whether it is the default one
 * @param generateLogoutPage whether there is a page that asks whether to sign out
 * @param logoutUrl where that page is, and where it is sent to
 * @param loginProcessingUrl where user name and password are sent to
 * @param challengePage where the page of the open challenge is
 * @param generateChallengePage whether it is the default one
 * @param challengeProcessingUrl where answers are sent to; files of the pages are below
 * @param usernameParameter the field of the user name
 * @param passwordParameter the field of the password
 * @since 0.1.0
 */
public record PageSettings(@Nullable String applicationName, String loginPage, boolean generateLoginPage,
		boolean generateLogoutPage, String logoutUrl, String loginProcessingUrl, String challengePage,
		boolean generateChallengePage, String challengeProcessingUrl, String usernameParameter,
		String passwordParameter) {

}
