// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoUser;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.Assert;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The access token of the user whose request this thread serves: of nobody else, and not
 * without a request.
 */
final class CurrentUserToken {

	private final CognitoSessionTokens tokens;

	CurrentUserToken(CognitoSessionTokens tokens) {
		Assert.notNull(tokens, "'tokens' must not be null");
		this.tokens = tokens;
	}

	String value() {
		if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
			throw new IllegalStateException("This thread serves no request, so there is no user whose token could be "
					+ "sent: make the call on the thread of the request");
		}
		HttpServletResponse response = attributes.getResponse();
		Assert.state(response != null, "The request of this thread has no response");
		String subject = subject();
		CognitoTokens current = this.tokens.currentTokens(attributes.getRequest(), response);
		if (current == null || !subject.equals(subject())) {
			throw new AuthenticationCredentialsNotFoundException("The user has to sign in again");
		}
		Assert.state(subject.equals(current.claims().get("sub")), "The tokens of the session are another user's");
		return current.accessToken();
	}

	private static String subject() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof CognitoUser user) {
			return user.getSubject();
		}
		throw new AuthenticationCredentialsNotFoundException("Nobody is signed in to the user pool");
	}

}
