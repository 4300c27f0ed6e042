// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** A request in which nobody makes a session. */
final class ExistingSessionRequest extends HttpServletRequestWrapper {

	ExistingSessionRequest(HttpServletRequest request) {
		super(request);
	}

	@Override
	public @Nullable HttpSession getSession() {
		return super.getSession(false);
	}

	@Override
	public @Nullable HttpSession getSession(boolean create) {
		return super.getSession(false);
	}

}
