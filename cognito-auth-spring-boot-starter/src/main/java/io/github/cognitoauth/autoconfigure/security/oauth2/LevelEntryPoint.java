// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.io.IOException;

import io.github.cognitoauth.security.level.RequiredLevel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.WebAttributes;

/** Answers a bearer token of too low a level; whoever cannot raise it gets 403. */
final class LevelEntryPoint implements AuthenticationEntryPoint {

	private final LevelChallenge challenge;

	LevelEntryPoint(LevelChallenge challenge) {
		this.challenge = challenge;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		RequiredLevel required = RequiredLevel.of(request.getAttribute(WebAttributes.REQUIRED_FACTOR_ERRORS));
		if (required == null || RequiredLevel.isRoleMissing(failure.getCause())
				|| !LevelChallenge.isOfAUser(authentication)) {
			response.sendError(HttpStatus.FORBIDDEN.value(), HttpStatus.FORBIDDEN.getReasonPhrase());
			return;
		}
		response.addHeader(HttpHeaders.WWW_AUTHENTICATE, this.challenge.header(required, authentication));
		response.setStatus(HttpStatus.UNAUTHORIZED.value());
	}

}
