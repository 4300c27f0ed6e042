package io.github.cognitoauth.security.web;

import java.io.IOException;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says which pool the users of this chain sign in to, for what is shared by all chains.
 */
final class ChainAuthenticatorFilter extends OncePerRequestFilter {

	private static final String ATTRIBUTE = ChainAuthenticatorFilter.class.getName() + ".AUTHENTICATOR";

	private final CognitoPasswordAuthenticator authenticator;

	ChainAuthenticatorFilter(CognitoPasswordAuthenticator authenticator) {
		this.authenticator = authenticator;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		request.setAttribute(ATTRIBUTE, this.authenticator);
		chain.doFilter(request, response);
	}

	static @Nullable CognitoPasswordAuthenticator authenticator(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof CognitoPasswordAuthenticator authenticator) ? authenticator
				: null;
	}

}
