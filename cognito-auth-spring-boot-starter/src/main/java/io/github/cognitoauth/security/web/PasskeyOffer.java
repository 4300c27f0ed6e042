// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;

import io.github.cognitoauth.security.account.page.PageState;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;

/** Remembers which browsers were offered a passkey: each is asked once. */
final class PasskeyOffer {

	static final String COOKIE = "cognito-passkey-offered";

	private static final Duration ONE_DAY = Duration.ofDays(1);

	private static final Duration ONE_YEAR = Duration.ofDays(365);

	private PasskeyOffer() {
	}

	/**
	 * Called when somebody has signed in; the next page that is asked for is interrupted.
	 */
	static void becomesDue(HttpServletRequest request) {
		if (!wasMade(request)) {
			AccountState.save(AccountState.load(request).afterSignIn(), request);
		}
	}

	static boolean isDue(HttpServletRequest request, PageState state) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		String mode = request.getHeader("Sec-Fetch-Mode");
		return state.signedIn() && HttpMethod.GET.matches(request.getMethod()) && accept != null
				&& accept.contains("text/html") && (mode == null || mode.equals("navigate"));
	}

	private static boolean wasMade(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		if (cookies != null) {
			for (Cookie cookie : cookies) {
				if (cookie.getName().equals(COOKIE)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Somebody who has a passkey may get a browser without one, so that is asked again.
	 */
	static void made(boolean shown, HttpServletRequest request, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(COOKIE, "true")
					.path(request.getContextPath() + "/")
					.maxAge(shown ? ONE_YEAR : ONE_DAY)
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Lax")
					.build()
					.toString());
	}

}
