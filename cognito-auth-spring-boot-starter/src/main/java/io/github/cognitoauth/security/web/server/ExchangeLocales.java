// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.List;
import java.util.Locale;

import io.github.cognitoauth.security.text.CognitoTexts;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Finds the language of an exchange, as the application's resolver does, and where that
 * reads {@code Accept-Language} the first language of it that there are texts in. As a
 * filter it passes the language on in the Reactor context, since threads know of none.
 */
final class ExchangeLocales implements WebFilter {

	private final CognitoTexts texts;

	ExchangeLocales(CognitoTexts texts) {
		this.texts = texts;
	}

	Locale of(ServerWebExchange exchange) {
		Locale resolved = exchange.getLocaleContext().getLocale();
		List<Locale> accepted = acceptedBy(exchange);
		if (accepted.isEmpty()) {
			return (resolved != null) ? resolved : Locale.ENGLISH;
		}
		if (resolved == null || resolved.equals(accepted.get(0))) {
			return this.texts.choose(accepted);
		}
		return resolved;
	}

	private static List<Locale> acceptedBy(ServerWebExchange exchange) {
		try {
			return exchange.getRequest().getHeaders().getAcceptLanguageAsLocales();
		}
		catch (IllegalArgumentException ex) {
			// a header that is none
			return List.of();
		}
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).contextWrite((context) -> context.put(Locale.class, of(exchange)));
	}

}
