package io.github.cognitoauth.security.web;

import java.io.IOException;

import io.github.cognitoauth.security.flow.CognitoProblem;
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

	/**
	 * Create an entry point.
	 * @param realm what HTTP Basic protects
	 */
	public CognitoProblemAuthenticationEntryPoint(String realm) {
		Assert.hasText(realm, "'realm' must not be empty");
		Assert.doesNotContain(realm, "\"", "'realm' must not contain quotes");
		this.challenge = "Basic realm=\"" + realm + "\"";
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		CognitoProblem problem = CognitoProblem.of(failure);
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
