// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Locale;
import java.util.function.Function;

import io.github.cognitoauth.security.page.Page;
import io.github.cognitoauth.security.page.PageRequest;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;

/** Gives pages what they need of an exchange, and writes them. */
final class ServerPageWriter {

	private ServerPageWriter() {
	}

	static Mono<Void> write(ServerWebExchange exchange, Locale locale, Function<PageRequest, Page> page) {
		Mono<CsrfToken> csrf = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.<CsrfToken>empty());
		return csrf
			.map((token) -> new PageRequest.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken()))
			.singleOptional()
			.flatMap((token) -> write(exchange,
					page.apply(new PageRequest(exchange.getRequest().getPath().contextPath().value(), locale,
							token.orElse(null)))));
	}

	static Mono<Void> write(ServerWebExchange exchange, Page page) {
		ServerHttpResponse response = exchange.getResponse();
		HttpHeaders headers = response.getHeaders();
		page.headers().forEach((name, value) -> {
			// the application can have a policy of its own
			if (!name.equals("Content-Security-Policy") || !headers.containsHeader(name)) {
				headers.set(name, value);
			}
		});
		headers.set(HttpHeaders.CONTENT_TYPE, page.contentType());
		headers.setContentLength(page.content().length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(page.content())));
	}

}
