// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.page.LoginNotice;
import io.github.cognitoauth.security.text.Text;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Leads somebody who lacks a factor to the login page, unless the user has just signed in
 * there: the pool asks for every factor that a user has, so another sign-in would bring
 * the same ones, for ever.
 */
final class MissingFactorEntryPoint implements AuthenticationEntryPoint {

	private static final Duration JUST_NOW = Duration.ofMinutes(5);

	private static final Set<String> FACTORS_OF_THE_LOGIN = Set.of(FactorGrantedAuthority.PASSWORD_AUTHORITY,
			FactorGrantedAuthority.WEBAUTHN_AUTHORITY, CognitoFactors.MFA_AUTHORITY, CognitoFactors.OTP_AUTHORITY,
			CognitoFactors.CUSTOM_AUTHORITY);

	private final AuthenticationEntryPoint login;

	private final SecurityContextHolderStrategy contextHolder;

	private final @Nullable RequestCache requestCache;

	private final LevelPageSource pages;

	private final Clock clock;

	MissingFactorEntryPoint(AuthenticationEntryPoint login, LevelPageSource pages,
			SecurityContextHolderStrategy contextHolder, @Nullable RequestCache requestCache, Clock clock) {
		this.login = login;
		this.pages = pages;
		this.contextHolder = contextHolder;
		this.requestCache = requestCache;
		this.clock = clock;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException, ServletException {
		Authentication authentication = this.contextHolder.getContext().getAuthentication();
		if (authentication != null && isMissing(request) && hasJustSignedIn(authentication)) {
			if (this.requestCache != null) {
				this.requestCache.removeRequest(request, response);
			}
			this.pages.denied(missing(request), request, response);
			return;
		}
		this.login.commence(request, response, failure);
	}

	/** A factor that was given too long ago comes back with a sign-in. */
	private static boolean isMissing(HttpServletRequest request) {
		return request.getAttribute(WebAttributes.REQUIRED_FACTOR_ERRORS) instanceof Collection<?> errors
				&& errors.stream().noneMatch((it) -> it instanceof RequiredFactorError error && error.isExpired());
	}

	private static Text missing(HttpServletRequest request) {
		return (request.getAttribute(WebAttributes.REQUIRED_FACTOR_ERRORS) instanceof Collection<?> errors)
				? errors.stream()
					.filter(RequiredFactorError.class::isInstance)
					.map((it) -> LoginNotice.missing(((RequiredFactorError) it).getRequiredFactor().getAuthority()))
					.findFirst()
					.orElseGet(() -> LoginNotice.missing(""))
				: LoginNotice.missing("");
	}

	private boolean hasJustSignedIn(Authentication authentication) {
		Instant recently = this.clock.instant().minus(JUST_NOW);
		return authentication.getPrincipal() instanceof CognitoUser && authentication.getAuthorities()
			.stream()
			.filter((authority) -> FACTORS_OF_THE_LOGIN.contains(String.valueOf(authority.getAuthority())))
			.anyMatch((authority) -> authority instanceof FactorGrantedAuthority factor
					&& factor.getIssuedAt().isAfter(recently));
	}

}
