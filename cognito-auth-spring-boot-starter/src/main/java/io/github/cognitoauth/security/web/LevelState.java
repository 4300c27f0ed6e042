// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Instant;

import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.level.LevelGuard;
import io.github.cognitoauth.security.level.RequiredLevel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * What the session of somebody knows of the level that a rule asks for. Texts only, which
 * any session store takes.
 */
final class LevelState {

	private static final String REQUIRED = "cognitoLevel";

	private static final String GUARD = "cognitoLevelMissed";

	private LevelState() {
	}

	static void require(RequiredLevel required, HttpServletRequest request) {
		request.getSession().setAttribute(REQUIRED, required.text());
	}

	static @Nullable RequiredLevel required(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? RequiredLevel.parse(session.getAttribute(REQUIRED)) : null;
	}

	static void forget(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.removeAttribute(REQUIRED);
		}
	}

	static boolean wasMissed(RequiredLevel required, CognitoUser user, Instant now, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return session != null && LevelGuard.holds(session.getAttribute(GUARD), required, user.getSubject(), now);
	}

	/** After any sign-in: it can have been for a level, or have brought other factors. */
	static void signedIn(Authentication authentication, Instant now, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return;
		}
		RequiredLevel required = required(request);
		session.removeAttribute(REQUIRED);
		if (required != null && authentication.getPrincipal() instanceof CognitoUser user
				&& !required.isMetBy(authentication, now)) {
			session.setAttribute(GUARD, LevelGuard.of(required, user.getSubject(), now));
		}
		else {
			session.removeAttribute(GUARD);
		}
	}

}
