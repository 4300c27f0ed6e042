// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;

import io.github.cognitoauth.web.BearerTokenTargets;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.Assert;

/**
 * Lets a {@code RestClient} call services as the user who is signed in:
 * {@code builder.requestInterceptor(interceptor)}. The access token is that of the user
 * whose request the thread serves, refreshed when its time comes.
 * <p>
 * It throws an {@code AuthenticationCredentialsNotFoundException} if nobody is signed in,
 * which leads to the login page, and an {@code IllegalStateException} on a thread that
 * serves no request and for an address without TLS. Thread-safe; a refresh blocks.
 *
 * @since 0.1.0
 */
public final class CognitoUserTokenInterceptor implements ClientHttpRequestInterceptor {

	private final CurrentUserToken token;

	private final BearerTokenTargets targets;

	/**
	 * Create an interceptor.
	 * @param tokens knows the tokens of the user
	 * @param targets which services get the token; others are called without
	 */
	public CognitoUserTokenInterceptor(CognitoSessionTokens tokens, BearerTokenTargets targets) {
		Assert.notNull(targets, "'targets' must not be null");
		this.token = new CurrentUserToken(tokens);
		this.targets = targets;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		if (this.targets.allows(request.getURI())) {
			request.getHeaders().setBearerAuth(this.token.value());
		}
		return execution.execute(request, body);
	}

}
