// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.security.CognitoUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.RememberMeServices;

/**
 * Lets people be remembered by their name. The services of Spring Security take for it
 * what the principal is as a text, unless it is a {@code UserDetails}.
 *
 * @param services remembers
 */
record RememberMeByName(RememberMeServices services) implements RememberMeServices {

	/** Return the services of the application. */
	static RememberMeServices unwrap(RememberMeServices services) {
		return (services instanceof RememberMeByName named) ? named.services() : services;
	}

	@Override
	public @Nullable Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
		return this.services.autoLogin(request, response);
	}

	@Override
	public void loginFail(HttpServletRequest request, HttpServletResponse response) {
		this.services.loginFail(request, response);
	}

	@Override
	public void loginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
		this.services.loginSuccess(request, response,
				(signedIn.getPrincipal() instanceof CognitoUser) ? named(signedIn) : signedIn);
	}

	private static Authentication named(Authentication signedIn) {
		UsernamePasswordAuthenticationToken named = UsernamePasswordAuthenticationToken
			.authenticated(signedIn.getName(), null, signedIn.getAuthorities());
		named.setDetails(signedIn.getDetails());
		return named;
	}

}
