// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.time.Clock;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import io.github.cognitoauth.security.CognitoRequestAuthenticationToken;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.level.RequiredLevel;
import io.github.cognitoauth.security.page.LevelPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Lets somebody who is signed in prove more: the pool asks for what is missing, and where
 * it does not, a whole sign-in follows. The old session stands until that is done.
 */
final class CognitoLevelFilter extends AbstractAuthenticationProcessingFilter {

	private final ChainPools pools;

	private final LevelPageSource pages;

	private final String loginPage;

	private final SecurityContextHolderStrategy contextHolder;

	private final Clock clock;

	CognitoLevelFilter(RequestMatcher matcher, ChainPools pools, LevelPageSource pages, String loginPage,
			SecurityContextHolderStrategy contextHolder, Clock clock) {
		super(matcher);
		this.pools = pools;
		this.pages = pages;
		this.loginPage = loginPage;
		this.contextHolder = contextHolder;
		this.clock = clock;
	}

	@Override
	public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		RequiredLevel required = flow(request).levelState().required(request);
		Authentication current = this.contextHolder.getContext().getAuthentication();
		if (required == null || current == null || !(current.getPrincipal() instanceof CognitoUser user)) {
			flow(request).redirect(request, response, (current != null) ? "/" : this.loginPage);
			return null;
		}
		if (HttpMethod.GET.matches(request.getMethod())) {
			this.pages.level(required, request, response);
			return null;
		}
		if (required.isMetBy(current, this.clock.instant())) {
			// the pool would call it an error to be asked again
			flow(request).levelState().forget(request);
			getSuccessHandler().onAuthenticationSuccess(request, response, current);
			return null;
		}
		CognitoRequestAuthenticationToken token = stepUp(user, current, required, request, response);
		if (token == null) {
			signInAgain(required, user.getUsername(), request, response);
			return null;
		}
		token.setDetails(this.authenticationDetailsSource.buildDetails(request));
		return flow(request).attempt(request, user.getUsername(), () -> manager(request).authenticate(token));
	}

	private @Nullable CognitoRequestAuthenticationToken stepUp(CognitoUser user, Authentication current,
			RequiredLevel required, HttpServletRequest request, HttpServletResponse response) {
		LoginSession session = LoginSession.of(request);
		try {
			CognitoTokens tokens = (session != null) ? session.currentTokens(request, response) : null;
			return (tokens != null)
					? CognitoRequestAuthenticationToken.stepUp(user, current, tokens, required, flow(request).levels())
					: null;
		}
		catch (CognitoUnavailableException ex) {
			throw new InternalAuthenticationServiceException("The tokens cannot be refreshed", ex);
		}
		catch (CognitoException ex) {
			return null;
		}
	}

	private void signInAgain(RequiredLevel required, String username, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		flow(request).remember(new SignInProblem(LevelPages.text(required), username), request);
		flow(request).redirect(request, response, this.loginPage + "?level");
	}

	@Override
	protected void successfulAuthentication(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			Authentication authentication) throws IOException, ServletException {
		flow(request).succeed(authentication, request, response);
		super.successfulAuthentication(request, response, chain, authentication);
	}

	private LoginFlow flow(HttpServletRequest request) {
		return this.pools.of(request).flow();
	}

	private AuthenticationManager manager(HttpServletRequest request) {
		AuthenticationManager own = this.pools.of(request).manager();
		return (own != null) ? own : getAuthenticationManager();
	}

	/** Who was signed in still is. */
	@Override
	protected void unsuccessfulAuthentication(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		flow(request).refused(request);
		RequiredLevel required = flow(request).levelState().required(request);
		Authentication current = this.contextHolder.getContext().getAuthentication();
		if (flow(request).begin(failure, null, request, response)) {
			return;
		}
		if (failure instanceof InternalAuthenticationServiceException || required == null || current == null
				|| !(current.getPrincipal() instanceof CognitoUser user)) {
			flow(request).redirect(request, response, this.pages.levelUrl() + "?" + LevelPages.UNAVAILABLE);
		}
		else {
			signInAgain(required, user.getUsername(), request, response);
		}
	}

}
