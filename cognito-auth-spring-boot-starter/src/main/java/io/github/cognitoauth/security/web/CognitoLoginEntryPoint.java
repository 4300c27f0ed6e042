// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Says why somebody who was signed in has to sign in again, or has to wait. Programs get
 * a status and no page.
 */
final class CognitoLoginEntryPoint implements AuthenticationEntryPoint {

	/** Seconds in which the pool may be back. */
	static final String RETRY_AFTER = "10";

	private final AuthenticationEntryPoint login;

	private final AuthenticationEntryPoint loginAfterEnd;

	private final RequestMatcher browsers;

	CognitoLoginEntryPoint(AuthenticationEntryPoint login, String loginPage, RequestMatcher browsers) {
		this.login = login;
		this.loginAfterEnd = new LoginUrlAuthenticationEntryPoint(
				loginPage + (loginPage.contains("?") ? "&" : "?") + "ended");
		this.browsers = browsers;
	}

	static boolean hasEnd(HttpServletRequest request) {
		return LoginSession.end(request) != null;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException, ServletException {
		LoginSession.End end = LoginSession.end(request);
		if (end == null) {
			this.login.commence(request, response, failure);
		}
		else if (end == LoginSession.End.UNAVAILABLE) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
		else if (this.browsers.matches(request)) {
			this.loginAfterEnd.commence(request, response, failure);
		}
		else {
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
		}
	}

}
