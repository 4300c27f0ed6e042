// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;

import io.github.cognitoauth.security.CognitoRequestAuthenticationToken;
import io.github.cognitoauth.security.SignInFailures;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.level.RequiredLevel;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.Assert;

/**
 * The first step: user name and password. Where the pool asks for more, the challenge
 * goes into the session and nobody is signed in.
 */
final class CognitoLoginFilter extends UsernamePasswordAuthenticationFilter {

	private @Nullable ChainPools pools;

	private @Nullable SessionAuthenticationStrategy sessionStrategy;

	private @Nullable SecurityContextRepository contextRepository;

	private @Nullable SecurityContextHolderStrategy contextHolderStrategy;

	CognitoLoginFilter() {
		setAuthenticationDetailsSource(LoginDetails::new);
	}

	void setPools(ChainPools pools) {
		this.pools = pools;
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
	public void setRememberMeServices(RememberMeServices rememberMeServices) {
		super.setRememberMeServices(new RememberMeByName(rememberMeServices));
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

	private ChainPool pool(HttpServletRequest request) {
		Assert.state(this.pools != null, "The filter has not been configured");
		return this.pools.of(request);
	}

	@Override
	public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
		ChainPool pool = pool(request);
		AuthenticationManager manager = pool.manager();
		RequiredLevel required = pool.flow().levelState().required(request);
		CognitoRequestAuthenticationToken towards = (required != null) ? CognitoRequestAuthenticationToken
			.towards(obtainUsername(request), obtainPassword(request), required, pool.flow().levels()) : null;
		if (towards != null) {
			towards.setDetails(this.authenticationDetailsSource.buildDetails(request));
			AuthenticationManager own = (manager != null) ? manager : getAuthenticationManager();
			return pool.flow().attempt(request, towards.getName(), () -> own.authenticate(towards));
		}
		return pool.flow()
			.attempt(request, obtainUsername(request), () -> (manager != null) ? authenticate(request, manager)
					: super.attemptAuthentication(request, response));
	}

	private Authentication authenticate(HttpServletRequest request, AuthenticationManager manager) {
		String username = obtainUsername(request);
		String password = obtainPassword(request);
		UsernamePasswordAuthenticationToken attempt = UsernamePasswordAuthenticationToken
			.unauthenticated((username != null) ? username.trim() : "", (password != null) ? password : "");
		setDetails(request, attempt);
		return manager.authenticate(attempt);
	}

	@Override
	protected void successfulAuthentication(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			Authentication authentication) throws IOException, ServletException {
		pool(request).flow().succeed(authentication, request, response);
		super.successfulAuthentication(request, response, chain, authentication);
	}

	@Override
	protected void unsuccessfulAuthentication(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException, ServletException {
		pool(request).flow().refused(request);
		String rememberMe = RememberMeRequest.valueOf(request, getRememberMeServices());
		if (pool(request).flow().begin(failure, rememberMe, request, response)) {
			return;
		}
		pool(request).flow()
			.remember(new SignInProblem(SignInFailures.textOf(failure), obtainUsername(request)), request,
					getFailureHandler());
		super.unsuccessfulAuthentication(request, response, LoginFlow.sessionSafe(failure));
	}

}
