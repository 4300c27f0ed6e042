package io.github.cognitoauth.security.web.server;

import java.util.List;

import io.github.cognitoauth.security.page.PageLink;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/** What the login page of a chain offers to those who cannot sign in. */
record ServerAccountLinks(List<PageLink> links) {

	private static final String ATTRIBUTE = ServerAccountLinks.class.getName();

	static WebFilter publish(List<PageLink> links) {
		ServerAccountLinks value = new ServerAccountLinks(links);
		return (exchange, chain) -> {
			exchange.getAttributes().put(ATTRIBUTE, value);
			return chain.filter(exchange);
		};
	}

	static List<PageLink> of(ServerWebExchange exchange) {
		return (exchange.getAttribute(ATTRIBUTE) instanceof ServerAccountLinks found) ? found.links() : List.of();
	}

}
