// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;

import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInEnding;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.step.StepForm;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Every step after the first: the answer to the open challenge of this browser. The
 * challenge is taken out of the session while it is answered, so that two requests at the
 * same time cannot answer it twice, and put back if it can be answered again.
 */
final class CognitoChallengeFilter extends AbstractAuthenticationProcessingFilter {

	private static final String ANSWERED = CognitoChallengeFilter.class.getName() + ".ANSWERED";

	private final ChainPools pools;

	private final String loginPage;

	CognitoChallengeFilter(RequestMatcher matcher, ChainPools pools, String loginPage) {
		super(matcher);
		this.pools = pools;
		this.loginPage = loginPage;
	}

	@Override
	public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		ChainPool pool = this.pools.of(request);
		LoginFlow flow = pool.flow();
		OpenChallenge open = flow.take(request, response);
		if (request.getParameter(StepForm.RESTART) != null) {
			flow.redirect(request, response, this.loginPage);
			return null;
		}
		if (open == null || !flow.policy().isOpen(open)) {
			throw failed(flow.policy().tooLate(open, flow.sentences(request)), open, request);
		}
		String id = request.getParameter(StepForm.ID);
		if (id != null && !id.equals(open.id())) {
			// a page of an earlier step: show the current one
			flow.show(open, request, response);
			return null;
		}
		AnswerValues values = AnswerValues.of(request::getParameter);
		OpenChallenge kept = flow.forms().keep(open, request.getServerName(), values);
		CognitoChallengeAuthenticationToken answer;
		try {
			answer = flow.forms().read(open, request.getServerName(), values);
		}
		catch (InvalidAnswerException ex) {
			flow.show(kept.incomplete(new FormProblem(ex.problem(), ex.field(), null)), request, response);
			return null;
		}
		answer.setDetails(this.authenticationDetailsSource.buildDetails(request));
		request.setAttribute(ANSWERED, kept);
		AuthenticationManager manager = (pool.manager() != null) ? pool.manager() : getAuthenticationManager();
		return flow.attempt(request, answer.getName(), () -> manager.authenticate(answer));
	}

	@Override
	protected void successfulAuthentication(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			Authentication authentication) throws IOException, ServletException {
		flow(request).succeed(authentication, request, response);
		String rememberMe = (request.getAttribute(ANSWERED) instanceof OpenChallenge answered) ? answered.rememberMe()
				: null;
		request.removeAttribute(ANSWERED);
		super.successfulAuthentication(RememberMeRequest.of(request, getRememberMeServices(), rememberMe), response,
				chain, authentication);
	}

	@Override
	protected void unsuccessfulAuthentication(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException, ServletException {
		flow(request).refused(request);
		AuthenticationException ending = failure;
		if (request.getAttribute(ANSWERED) instanceof OpenChallenge answered) {
			request.removeAttribute(ANSWERED);
			OpenChallenge next = flow(request).policy().after(answered, failure);
			if (next != null) {
				flow(request).show(next, request, response);
				return;
			}
			ending = failed(flow(request).policy().ending(answered, failure, flow(request).sentences(request)),
					answered, request);
		}
		super.unsuccessfulAuthentication(request, response, LoginFlow.sessionSafe(ending));
	}

	private AuthenticationException failed(SignInEnding ending, @Nullable OpenChallenge answered,
			HttpServletRequest request) {
		String username = (answered != null) ? answered.pending().challenge().loginName() : null;
		flow(request).remember(new SignInProblem(ending.text(), username), request, getFailureHandler());
		return ending.failure();
	}

	private LoginFlow flow(HttpServletRequest request) {
		return this.pools.of(request).flow();
	}

}
