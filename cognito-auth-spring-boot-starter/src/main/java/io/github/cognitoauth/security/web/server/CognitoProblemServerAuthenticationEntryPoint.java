// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Locale;

import io.github.cognitoauth.security.flow.CognitoProblem;
import io.github.cognitoauth.security.text.CognitoTexts;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers a failed sign-in with a {@link CognitoProblem}, for HTTP Basic and other APIs
 * without a session. Set it as entry point and as failure handler: Spring Security's own
 * failure handler turns an outage into status 500.
 *
 * @since 0.1.0
 */
public final class CognitoProblemServerAuthenticationEntryPoint
		implements ServerAuthenticationEntryPoint, ServerAuthenticationFailureHandler {

	private final String challenge;

	private final CognitoTexts texts;

	/**
	 * Create an entry point.
	 * @param realm what HTTP Basic protects
	 */
	public CognitoProblemServerAuthenticationEntryPoint(String realm) {
		this(realm, CognitoTexts.standard());
	}

	/**
	 * Create an entry point.
	 * @param realm what HTTP Basic protects
	 * @param texts finds the sentences, in the language of the exchange
	 */
	public CognitoProblemServerAuthenticationEntryPoint(String realm, CognitoTexts texts) {
		Assert.hasText(realm, "'realm' must not be empty");
		Assert.doesNotContain(realm, "\"", "'realm' must not contain quotes");
		Assert.notNull(texts, "'texts' must not be null");
		this.texts = texts;
		this.challenge = "Basic realm=\"" + realm + "\"";
	}

	@Override
	public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
		return Mono.defer(() -> {
			Locale locale = new ExchangeLocales(this.texts).of(exchange);
			CognitoProblem problem = CognitoProblem.of(failure, this.texts, locale);
			ServerHttpResponse response = exchange.getResponse();
			response.getHeaders().set(HttpHeaders.CONTENT_LANGUAGE, this.texts.language(locale));
			response.setStatusCode(problem.status());
			if (problem.status() == HttpStatus.UNAUTHORIZED) {
				response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, this.challenge);
			}
			response.getHeaders().set(HttpHeaders.CONTENT_TYPE, CognitoProblem.CONTENT_TYPE);
			return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(problem.content())));
		});
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException failure) {
		return commence(exchange.getExchange(), failure);
	}

}
