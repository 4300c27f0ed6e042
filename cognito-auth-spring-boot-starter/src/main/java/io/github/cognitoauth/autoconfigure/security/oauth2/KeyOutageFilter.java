// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.filter.GenericFilterBean;

/** Answers 503 around the bearer filter while there is no key to verify a token with. */
final class KeyOutageFilter extends GenericFilterBean {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		catch (AuthenticationServiceException ex) {
			String retryAfter = KeyOutage.retryAfter(ex);
			if (retryAfter == null) {
				throw ex;
			}
			HttpServletResponse answer = (HttpServletResponse) response;
			answer.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
			answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
		}
	}

}
