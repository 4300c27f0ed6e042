// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;

import io.github.cognitoauth.security.CognitoRequestAuthenticationToken;
import io.github.cognitoauth.security.account.page.PageReply;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;

/**
 * Signs somebody in whose sign-up was confirmed a moment ago, with all that follows a
 * sign-in. It is no part of the chain: the pages of the account call it.
 */
final class SignUpSignInFilter extends AbstractAuthenticationProcessingFilter {

	private static final String REPLY = SignUpSignInFilter.class.getName() + ".REPLY";

	private final LoginFlow flow;

	SignUpSignInFilter(LoginFlow flow) {
		super((request) -> request.getAttribute(REPLY) != null);
		this.flow = flow;
	}

	void signIn(PageReply.SignIn reply, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		request.setAttribute(REPLY, reply);
		doFilter(request, response, chain);
	}

	@Override
	public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
		CognitoRequestAuthenticationToken token = CognitoRequestAuthenticationToken.of(reply(request).request());
		token.setDetails(this.authenticationDetailsSource.buildDetails(request));
		return getAuthenticationManager().authenticate(token);
	}

	private static PageReply.SignIn reply(HttpServletRequest request) {
		if (request.getAttribute(REPLY) instanceof PageReply.SignIn reply) {
			return reply;
		}
		throw new IllegalStateException("Nobody has signed up with this request");
	}

	@Override
	protected void successfulAuthentication(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			Authentication authentication) throws IOException, ServletException {
		this.flow.succeed(authentication, request, response);
		super.successfulAuthentication(request, response, chain, authentication);
	}

	/** The account is there all the same. */
	@Override
	protected void unsuccessfulAuthentication(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		this.flow.refused(request);
		if (!this.flow.begin(failure, null, request, response)) {
			this.flow.redirect(request, response, reply(request).otherwise());
		}
	}

}
