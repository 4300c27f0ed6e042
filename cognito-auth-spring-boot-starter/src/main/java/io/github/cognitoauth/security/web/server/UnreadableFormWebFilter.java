// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import reactor.core.publisher.Mono;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Tells whoever sends a form that is too long or broken so. The filters for CSRF, login
 * and challenges read forms before any controller, and what fails there looks like a
 * fault of the server.
 */
final class UnreadableFormWebFilter implements WebFilter {

	private final ServerWebExchangeMatcher ownForms;

	/**
	 * Create a filter.
	 * @param ownForms the requests whose forms nobody but the login reads
	 */
	UnreadableFormWebFilter(ServerWebExchangeMatcher ownForms) {
		this.ownForms = ownForms;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		FormExchange readable = new FormExchange(exchange);
		return this.ownForms.matches(exchange)
			// read here, since the filter for CSRF logs the failure beside passing it on
			.flatMap((result) -> result.isMatch() ? readable.getFormData().then() : Mono.empty())
			.then(Mono.defer(() -> chain.filter(readable)));
	}

	private static ResponseStatusException refusal(Throwable failure) {
		return (failure instanceof DataBufferLimitException)
				? new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The form is too long", failure)
				: new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form cannot be read", failure);
	}

	/** Reads forms of the request. */
	private static final class FormExchange extends ServerWebExchangeDecorator {

		private final Mono<MultiValueMap<String, String>> form;

		FormExchange(ServerWebExchange delegate) {
			super(delegate);
			this.form = delegate.getFormData()
				.onErrorMap((failure) -> failure instanceof DataBufferLimitException
						|| failure instanceof DecodingException || failure instanceof IllegalArgumentException,
						UnreadableFormWebFilter::refusal);
		}

		@Override
		public Mono<MultiValueMap<String, String>> getFormData() {
			return this.form;
		}

	}

}
