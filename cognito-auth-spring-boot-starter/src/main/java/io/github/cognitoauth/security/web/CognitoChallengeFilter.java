package io.github.cognitoauth.security.web;

import java.io.IOException;

import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.challenge.CognitoChallengeForm;
import io.github.cognitoauth.security.challenge.InvalidChallengeAnswerException;
import io.github.cognitoauth.security.flow.OpenChallenge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.CredentialsExpiredException;
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

	private final LoginFlow steps;

	private final String loginPage;

	CognitoChallengeFilter(RequestMatcher matcher, LoginFlow steps, String loginPage) {
		super(matcher);
		this.steps = steps;
		this.loginPage = loginPage;
	}

	@Override
	public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		OpenChallenge state = this.steps.take(request, response);
		if (request.getParameter(CognitoChallengeForm.RESTART) != null) {
			this.steps.redirect(request, response, this.loginPage);
			return null;
		}
		if (state == null || !this.steps.policy().isOpen(state)) {
			throw new CredentialsExpiredException("Signing in took too long. Start again.");
		}
		String id = request.getParameter(CognitoChallengeForm.CHALLENGE);
		if (id != null && !id.equals(state.id())) {
			// a page of an earlier step: show the current one
			this.steps.show(state, request, response);
			return null;
		}
		CognitoChallengeAuthenticationToken answer;
		try {
			answer = CognitoChallengeForm.read(state.pending(), request::getParameter);
		}
		catch (InvalidChallengeAnswerException ex) {
			this.steps.show(state.incomplete(ex.problem()), request, response);
			return null;
		}
		answer.setDetails(this.authenticationDetailsSource.buildDetails(request));
		request.setAttribute(ANSWERED, state);
		Authentication result = getAuthenticationManager().authenticate(answer);
		this.steps.accepted(result, request);
		return result;
	}

	@Override
	protected void successfulAuthentication(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			Authentication authentication) throws IOException, ServletException {
		this.steps.succeed(authentication, request, response);
		super.successfulAuthentication(request, response, chain, authentication);
	}

	@Override
	protected void unsuccessfulAuthentication(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException, ServletException {
		this.steps.refused(request);
		AuthenticationException ending = failure;
		if (request.getAttribute(ANSWERED) instanceof OpenChallenge answered) {
			request.removeAttribute(ANSWERED);
			OpenChallenge next = this.steps.policy().after(answered, failure);
			if (next != null) {
				this.steps.show(next, request, response);
				return;
			}
			ending = this.steps.policy().ending(answered, failure);
		}
		super.unsuccessfulAuthentication(request, response, LoginFlow.sessionSafe(ending));
	}

}
