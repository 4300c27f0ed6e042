// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.security.account.page.PageState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** What is between two pages of the account, in the HTTP session. */
final class AccountState {

	private AccountState() {
	}

	static PageState load(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return PageState.read((session != null) ? session.getAttribute(PageState.ATTRIBUTE) : null);
	}

	static void save(PageState state, HttpServletRequest request) {
		String text = state.write();
		if (text != null) {
			request.getSession().setAttribute(PageState.ATTRIBUTE, text);
			return;
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.removeAttribute(PageState.ATTRIBUTE);
		}
	}

	/**
	 * The name that was typed at a sign-in that failed, so that it need not be typed
	 * again.
	 */
	static void rememberName(@Nullable String username, HttpServletRequest request) {
		if (username != null) {
			save(load(request).withUsername(username), request);
		}
	}

}
