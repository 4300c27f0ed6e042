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

	private final String required;

	private final String guard;

	/** What one pool asks for is nothing to a sign-in at another. */
	LevelState(String pool) {
		this.required = RequestPools.attribute(REQUIRED, pool);
		this.guard = RequestPools.attribute(GUARD, pool);
	}

	void require(RequiredLevel required, HttpServletRequest request) {
		request.getSession().setAttribute(this.required, required.text());
	}

	@Nullable RequiredLevel required(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? RequiredLevel.parse(session.getAttribute(this.required)) : null;
	}

	void forget(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.removeAttribute(this.required);
		}
	}

	boolean wasMissed(RequiredLevel required, CognitoUser user, Instant now, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return session != null && LevelGuard.holds(session.getAttribute(this.guard), required, user.getSubject(), now);
	}

	/** After any sign-in: it can have been for a level, or have brought other factors. */
	void signedIn(Authentication authentication, Instant now, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return;
		}
		RequiredLevel required = required(request);
		session.removeAttribute(this.required);
		if (required != null && authentication.getPrincipal() instanceof CognitoUser user
				&& !required.isMetBy(authentication, now)) {
			session.setAttribute(this.guard, LevelGuard.of(required, user.getSubject(), now));
		}
		else {
			session.removeAttribute(this.guard);
		}
	}

}
