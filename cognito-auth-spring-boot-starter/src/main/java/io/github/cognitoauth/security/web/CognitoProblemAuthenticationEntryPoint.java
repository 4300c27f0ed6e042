// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.util.Locale;

import io.github.cognitoauth.security.flow.CognitoProblem;
import io.github.cognitoauth.security.text.CognitoTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.util.Assert;

/**
 * Answers a failed sign-in with a {@link CognitoProblem}, for HTTP Basic and other APIs
 * without a session:
 * {@code httpBasic((basic) -> basic.authenticationEntryPoint(new CognitoProblemAuthenticationEntryPoint("api")))}.
 *
 * @since 0.1.0
 */
public final class CognitoProblemAuthenticationEntryPoint
		implements AuthenticationEntryPoint, AuthenticationFailureHandler {

	private final String challenge;

	private final CognitoTexts texts;

	/**
	 * Create an entry point.
	 * @param realm what HTTP Basic protects
	 */
	public CognitoProblemAuthenticationEntryPoint(String realm) {
		this(realm, CognitoTexts.standard());
	}

	/**
	 * Create an entry point.
	 * @param realm what HTTP Basic protects
	 * @param texts finds the sentences, in the language of the request
	 */
	public CognitoProblemAuthenticationEntryPoint(String realm, CognitoTexts texts) {
		Assert.hasText(realm, "'realm' must not be empty");
		Assert.doesNotContain(realm, "\"", "'realm' must not contain quotes");
		Assert.notNull(texts, "'texts' must not be null");
		this.texts = texts;
		this.challenge = "Basic realm=\"" + realm + "\"";
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		Locale locale = new RequestLocales(null, this.texts).apply(request);
		CognitoProblem problem = CognitoProblem.of(failure, this.texts, locale);
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, this.texts.language(locale));
		response.setStatus(problem.status().value());
		if (problem.status() == HttpStatus.UNAUTHORIZED) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, this.challenge);
		}
		response.setContentType(CognitoProblem.CONTENT_TYPE);
		response.getOutputStream().write(problem.content());
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		commence(request, response, failure);
	}

}
