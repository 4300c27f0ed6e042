// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Leads somebody back to the login page whose form is older than the session: nothing was
 * done, and a page that was left open is no attack to tell a person of.
 */
final class StaleFormHandler implements AccessDeniedHandler {

	private final AccessDeniedHandler others = new AccessDeniedHandlerImpl();

	private final RedirectStrategy redirects = new DefaultRedirectStrategy();

	private final RequestMatcher steps;

	private final RequestMatcher account;

	private final RequestMatcher logout;

	private final RequestMatcher browsers;

	private final String loginPage;

	private final SecurityContextHolderStrategy contextHolder;

	/**
	 * Create the handler.
	 * @param steps where the forms of the login go to, and other forms for everybody
	 * @param account where the forms of somebody who is signed in go to
	 * @param logout where the form of the logout goes to
	 * @param browsers who is led anywhere
	 * @param loginPage where the login page is
	 * @param contextHolder knows who is signed in
	 */
	StaleFormHandler(RequestMatcher steps, RequestMatcher account, RequestMatcher logout, RequestMatcher browsers,
			String loginPage, SecurityContextHolderStrategy contextHolder) {
		this.steps = steps;
		this.account = account;
		this.logout = logout;
		this.browsers = browsers;
		this.loginPage = loginPage;
		this.contextHolder = contextHolder;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		boolean stale = denied instanceof CsrfException && this.browsers.matches(request);
		if (stale && (this.steps.matches(request) || (this.account.matches(request) && !isSignedIn()))) {
			this.redirects.sendRedirect(request, response, address("expired"));
		}
		else if (stale && this.logout.matches(request) && !isSignedIn()) {
			this.redirects.sendRedirect(request, response, address("logout"));
		}
		else {
			this.others.handle(request, response, denied);
		}
	}

	private String address(String reason) {
		return this.loginPage + (this.loginPage.contains("?") ? "&" : "?") + reason;
	}

	private boolean isSignedIn() {
		Authentication current = this.contextHolder.getContext().getAuthentication();
		return current != null && current.isAuthenticated();
	}

}
