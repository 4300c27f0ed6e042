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

	private final LoginFlow flow;

	private final String loginPage;

	CognitoChallengeFilter(RequestMatcher matcher, LoginFlow flow, String loginPage) {
		super(matcher);
		this.flow = flow;
		this.loginPage = loginPage;
	}

	@Override
	public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		OpenChallenge open = this.flow.take(request, response);
		if (request.getParameter(StepForm.RESTART) != null) {
			this.flow.redirect(request, response, this.loginPage);
			return null;
		}
		if (open == null || !this.flow.policy().isOpen(open)) {
			throw failed(this.flow.policy().tooLate(open, this.flow.sentences(request)), open, request);
		}
		String id = request.getParameter(StepForm.ID);
		if (id != null && !id.equals(open.id())) {
			// a page of an earlier step: show the current one
			this.flow.show(open, request, response);
			return null;
		}
		AnswerValues values = AnswerValues.of(request::getParameter);
		OpenChallenge kept = this.flow.forms().keep(open, request.getServerName(), values);
		CognitoChallengeAuthenticationToken answer;
		try {
			answer = this.flow.forms().read(open, request.getServerName(), values);
		}
		catch (InvalidAnswerException ex) {
			this.flow.show(kept.incomplete(new FormProblem(ex.problem(), ex.field(), null)), request, response);
			return null;
		}
		answer.setDetails(this.authenticationDetailsSource.buildDetails(request));
		request.setAttribute(ANSWERED, kept);
		return this.flow.attempt(request, answer.getName(), () -> getAuthenticationManager().authenticate(answer));
	}

	@Override
	protected void successfulAuthentication(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			Authentication authentication) throws IOException, ServletException {
		this.flow.succeed(authentication, request, response);
		String rememberMe = (request.getAttribute(ANSWERED) instanceof OpenChallenge answered) ? answered.rememberMe()
				: null;
		request.removeAttribute(ANSWERED);
		super.successfulAuthentication(RememberMeRequest.of(request, getRememberMeServices(), rememberMe), response,
				chain, authentication);
	}

	@Override
	protected void unsuccessfulAuthentication(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException, ServletException {
		this.flow.refused(request);
		AuthenticationException ending = failure;
		if (request.getAttribute(ANSWERED) instanceof OpenChallenge answered) {
			request.removeAttribute(ANSWERED);
			OpenChallenge next = this.flow.policy().after(answered, failure);
			if (next != null) {
				this.flow.show(next, request, response);
				return;
			}
			ending = failed(this.flow.policy().ending(answered, failure, this.flow.sentences(request)), answered,
					request);
		}
		super.unsuccessfulAuthentication(request, response, LoginFlow.sessionSafe(ending));
	}

	private AuthenticationException failed(SignInEnding ending, @Nullable OpenChallenge answered,
			HttpServletRequest request) {
		String username = (answered != null) ? answered.pending().challenge().loginName() : null;
		LoginFlow.remember(new SignInProblem(ending.text(), username), request, getFailureHandler());
		return ending.failure();
	}

}
