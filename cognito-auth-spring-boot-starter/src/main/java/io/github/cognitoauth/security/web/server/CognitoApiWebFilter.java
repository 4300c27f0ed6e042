// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Locale;
import java.util.function.Function;

import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiCall;
import io.github.cognitoauth.security.api.ApiCaller;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.api.ApiProblemCode;
import io.github.cognitoauth.security.api.ApiResponse;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** Answers whatever comes to the API; nothing below its path goes further. */
final class CognitoApiWebFilter implements WebFilter {

	private static final byte[] TOO_LONG = new byte[ApiCall.MAX_BODY + 1];

	private final Api api;

	private final ServerWebExchangeMatcher matcher;

	private final ExchangeLocales locales;

	private final ReactiveAuthenticationManager manager;

	private final Function<String, Mono<ApiCaller>> bearer;

	private final ServerApiSession session;

	CognitoApiWebFilter(Api api, ServerWebExchangeMatcher matcher, ExchangeLocales locales,
			ReactiveAuthenticationManager manager, Function<String, Mono<ApiCaller>> bearer, ServerApiSession session) {
		this.api = api;
		this.matcher = matcher;
		this.locales = locales;
		this.manager = manager;
		this.bearer = bearer;
		this.session = session;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.matcher.matches(exchange)
			.flatMap((result) -> result.isMatch() ? answer(new WebFilterExchange(exchange, chain))
					: chain.filter(exchange));
	}

	private Mono<Void> answer(WebFilterExchange exchange) {
		return body(exchange.getExchange().getRequest()).flatMap((body) -> this.api.handle(call(exchange)
			.body(exchange.getExchange().getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE), body)
			.build())).flatMap((response) -> write(response, exchange.getExchange()));
	}

	/** Answer a request that does not come to the API itself. */
	Mono<Void> refuse(ServerWebExchange exchange, ApiProblemCode code) {
		return Mono.defer(() -> write(
				this.api.refuse(call(new WebFilterExchange(exchange, (ignored) -> Mono.empty())).build(), code),
				exchange));
	}

	private ApiCall.Builder call(WebFilterExchange filterExchange) {
		ServerWebExchange exchange = filterExchange.getExchange();
		Locale locale = this.locales.of(exchange);
		String path = exchange.getRequest().getPath().pathWithinApplication().value();
		return ApiCall
			.builder(exchange.getRequest().getMethod(),
					path.startsWith(this.api.basePath()) ? path.substring(this.api.basePath().length()) : "",
					new ServerApiExchange(filterExchange, locale, this.manager, this.bearer, this.session))
			.locale(locale)
			.host(ServerLoginFlow.host(exchange))
			.client(ServerLoginDetails.address(exchange), ServerLoginDetails.hasUnreadForwardedHeader(exchange));
	}

	/** One byte more than is allowed is enough to know. */
	private static Mono<byte[]> body(ServerHttpRequest request) {
		if (request.getHeaders().getContentLength() > ApiCall.MAX_BODY) {
			return Mono.just(TOO_LONG);
		}
		return DataBufferUtils.join(request.getBody(), ApiCall.MAX_BODY)
			.map(CognitoApiWebFilter::bytes)
			.onErrorReturn(DataBufferLimitException.class, TOO_LONG)
			.defaultIfEmpty(new byte[0]);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private Mono<Void> write(ApiResponse answer, ServerWebExchange exchange) {
		return csrfCookie(exchange).then(Mono.defer(() -> {
			ServerHttpResponse response = exchange.getResponse();
			response.setStatusCode(answer.status());
			answer.headers().forEach((name, values) -> {
				if (name.equalsIgnoreCase(HttpHeaders.VARY)) {
					response.getHeaders().addAll(name, values);
				}
				else {
					response.getHeaders().put(name, values);
				}
			});
			byte[] content = answer.content();
			if (content.length == 0) {
				return response.setComplete();
			}
			response.getHeaders().setContentLength(content.length);
			return response.writeWith(Mono.just(response.bufferFactory().wrap(content)));
		}));
	}

	/** In WebFlux the cookie is not set unless somebody asks for the token. */
	private Mono<Void> csrfCookie(ServerWebExchange exchange) {
		if (this.api.mode() == ApiMode.BODY) {
			return Mono.empty();
		}
		Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
		return (token != null) ? token.then() : Mono.empty();
	}

}
