package io.github.cognitoauth.security.web;

import java.io.IOException;

import io.github.cognitoauth.security.SignInFailures;
import io.github.cognitoauth.security.flow.SignInProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.Assert;

/**
 * The first step: user name and password. Where the pool asks for more, the challenge
 * goes into the session and nobody is signed in.
 */
final class CognitoLoginFilter extends UsernamePasswordAuthenticationFilter {

	private @Nullable LoginFlow flow;

	private @Nullable SessionAuthenticationStrategy sessionStrategy;

	private @Nullable SecurityContextRepository contextRepository;

	private @Nullable SecurityContextHolderStrategy contextHolderStrategy;

	CognitoLoginFilter() {
		setAuthenticationDetailsSource(LoginDetails::new);
	}

	void setFlow(LoginFlow flow) {
		this.flow = flow;
	}

	/**
	 * Let the filter of the later steps handle success and failure as this one does. The
	 * sessions, the context and remember-me are what the DSL set here.
	 */
	void shareWith(AbstractAuthenticationProcessingFilter other) {
		other.setAuthenticationManager(getAuthenticationManager());
		other.setAuthenticationDetailsSource(this.authenticationDetailsSource);
		other.setRememberMeServices(getRememberMeServices());
		other.setAuthenticationSuccessHandler(getSuccessHandler());
		other.setAuthenticationFailureHandler(getFailureHandler());
		if (this.sessionStrategy != null) {
			other.setSessionAuthenticationStrategy(this.sessionStrategy);
		}
		if (this.contextRepository != null) {
			other.setSecurityContextRepository(this.contextRepository);
		}
		if (this.contextHolderStrategy != null) {
			other.setSecurityContextHolderStrategy(this.contextHolderStrategy);
		}
	}

	@Override
	public void setSessionAuthenticationStrategy(SessionAuthenticationStrategy sessionStrategy) {
		super.setSessionAuthenticationStrategy(sessionStrategy);
		this.sessionStrategy = sessionStrategy;
	}

	@Override
	public void setSecurityContextRepository(SecurityContextRepository contextRepository) {
		super.setSecurityContextRepository(contextRepository);
		this.contextRepository = contextRepository;
	}

	SecurityContextRepository contextRepository() {
		Assert.state(this.contextRepository != null, "The filter has not been configured");
		return this.contextRepository;
	}

	@Override
	public void setSecurityContextHolderStrategy(SecurityContextHolderStrategy contextHolderStrategy) {
		super.setSecurityContextHolderStrategy(contextHolderStrategy);
		this.contextHolderStrategy = contextHolderStrategy;
	}

	private LoginFlow flow() {
		Assert.state(this.flow != null, "The filter has not been configured");
		return this.flow;
	}

	@Override
	public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
		return flow().attempt(request, obtainUsername(request), () -> super.attemptAuthentication(request, response));
	}

	@Override
	protected void successfulAuthentication(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			Authentication authentication) throws IOException, ServletException {
		flow().succeed(authentication, request, response);
		super.successfulAuthentication(request, response, chain, authentication);
	}

	@Override
	protected void unsuccessfulAuthentication(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException, ServletException {
		flow().refused(request);
		String rememberMe = RememberMeRequest.valueOf(request, getRememberMeServices());
		if (flow().begin(failure, rememberMe, request, response)) {
			return;
		}
		LoginFlow.remember(new SignInProblem(SignInFailures.textOf(failure), obtainUsername(request)), request,
				getFailureHandler());
		super.unsuccessfulAuthentication(request, response, LoginFlow.sessionSafe(failure));
	}

}
