// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.List;
import java.util.function.Supplier;

import io.github.cognitoauth.security.account.page.AccountPages;
import io.github.cognitoauth.security.page.PageLink;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/** What the login of a chain needs to know of the pages of accounts in the same chain. */
record ServerAccountLinks(Supplier<List<PageLink>> links, boolean offersPasskeys) {

	private static final String ATTRIBUTE = ServerAccountLinks.class.getName();

	static WebFilter publish(AccountPages pages) {
		ServerAccountLinks value = new ServerAccountLinks(pages::loginLinks, pages.offersPasskeys());
		return (exchange, chain) -> {
			exchange.getAttributes().put(ATTRIBUTE, value);
			return chain.filter(exchange);
		};
	}

	/** Return what the login page offers to those who cannot sign in. */
	static List<PageLink> of(ServerWebExchange exchange) {
		return (exchange.getAttribute(ATTRIBUTE) instanceof ServerAccountLinks found) ? found.links().get() : List.of();
	}

	/** Return whether the pages offer a passkey after a sign-in. */
	static boolean offersPasskeys(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE) instanceof ServerAccountLinks found && found.offersPasskeys();
	}

}
