// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.time.Clock;

import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.level.RequiredLevel;
import io.github.cognitoauth.security.page.LevelPages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Leads somebody who lacks a level to the page where more can be proved, unless that was
 * tried and brought nothing.
 */
final class MissingLevelEntryPoint implements AuthenticationEntryPoint {

	private final AuthenticationEntryPoint login;

	private final LevelPageSource pages;

	private final SecurityContextHolderStrategy contextHolder;

	private final @Nullable RequestCache requestCache;

	private final RequestMatcher browsers;

	private final Clock clock;

	private final RedirectStrategy redirects = new DefaultRedirectStrategy();

	MissingLevelEntryPoint(AuthenticationEntryPoint login, LevelPageSource pages,
			SecurityContextHolderStrategy contextHolder, @Nullable RequestCache requestCache, RequestMatcher browsers,
			Clock clock) {
		this.browsers = browsers;
		this.login = login;
		this.pages = pages;
		this.contextHolder = contextHolder;
		this.requestCache = requestCache;
		this.clock = clock;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException, ServletException {
		RequiredLevel required = RequiredLevel.of(request.getAttribute(WebAttributes.REQUIRED_FACTOR_ERRORS));
		Authentication current = this.contextHolder.getContext().getAuthentication();
		if (required == null || current == null || !(current.getPrincipal() instanceof CognitoUser user)) {
			this.login.commence(request, response, failure);
		}
		else if (RequiredLevel.isRoleMissing(failure.getCause())
				|| this.pages.state(request).wasMissed(required, user, this.clock.instant(), request)) {
			if (this.requestCache != null) {
				this.requestCache.removeRequest(request, response);
			}
			this.pages.denied(LevelPages.text(required), request, response);
		}
		else if (!this.browsers.matches(request)) {
			response.sendError(HttpStatus.FORBIDDEN.value(), "A higher level is required");
		}
		else {
			this.pages.state(request).require(required, request);
			this.redirects.sendRedirect(request, response, this.pages.levelUrl());
		}
	}

}
