// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What {@code csrf.spa()} does in servlet applications: a script sends the value of the
 * cookie in the header as it is, while forms of rendered pages send a masked one.
 */
final class SpaServerCsrfTokenRequestHandler implements ServerCsrfTokenRequestHandler {

	private final ServerCsrfTokenRequestHandler plain = new ServerCsrfTokenRequestAttributeHandler();

	private final ServerCsrfTokenRequestHandler masked = new XorServerCsrfTokenRequestAttributeHandler();

	@Override
	public void handle(ServerWebExchange exchange, Mono<CsrfToken> token) {
		this.masked.handle(exchange, token);
	}

	@Override
	public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
		String header = exchange.getRequest().getHeaders().getFirst(token.getHeaderName());
		return (StringUtils.hasText(header) ? this.plain : this.masked).resolveCsrfTokenValue(exchange, token);
	}

}
