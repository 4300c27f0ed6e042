// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;
import java.util.Set;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.web.server.util.matcher.MediaTypeServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Leads somebody back to the login page whose form is older than the session: nothing was
 * done, and a page that was left open is no attack to tell a person of. The filter for
 * CSRF answers itself, and what it answers belongs to the application, so its refusal is
 * recognized by nobody else having seen the request.
 */
final class StaleFormWebFilter implements WebFilter {

	private static final String PASSED = StaleFormWebFilter.class.getName() + ".PASSED";

	private final ServerWebExchangeMatcher forms;

	private final String location;

	/**
	 * Create the filter, for the place before that of CSRF.
	 * @param forms what browsers send
	 * @param location where to lead them
	 */
	StaleFormWebFilter(ServerWebExchangeMatcher forms, String location) {
		this.forms = forms;
		this.location = location;
	}

	/** Return what browsers ask for. */
	static ServerWebExchangeMatcher browsers() {
		MediaTypeServerWebExchangeMatcher html = new MediaTypeServerWebExchangeMatcher(MediaType.TEXT_HTML);
		html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
		return html;
	}

	/** Return the filter for the place after that of CSRF. */
	static WebFilter passed() {
		return (exchange, chain) -> {
			exchange.getAttributes().put(PASSED, true);
			return chain.filter(exchange);
		};
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.forms.matches(exchange)
			.flatMap((form) -> chain.filter(form.isMatch()
					? exchange.mutate().response(new RefusalResponse(exchange.getResponse(), exchange)).build()
					: exchange));
	}

	/** A response that is a redirect if it refuses the form. */
	private final class RefusalResponse extends ServerHttpResponseDecorator {

		private final ServerWebExchange exchange;

		RefusalResponse(ServerHttpResponse delegate, ServerWebExchange exchange) {
			super(delegate);
			this.exchange = exchange;
		}

		private boolean isRefusal() {
			return HttpStatus.FORBIDDEN.equals(getStatusCode()) && !this.exchange.getAttributes().containsKey(PASSED);
		}

		private Mono<Void> redirect() {
			setStatusCode(HttpStatus.FOUND);
			getHeaders().remove(HttpHeaders.CONTENT_TYPE);
			getHeaders().setLocation(URI
				.create(this.exchange.getRequest().getPath().contextPath().value() + StaleFormWebFilter.this.location));
			return super.setComplete();
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			return Mono.defer(() -> isRefusal() ? redirect() : super.writeWith(body));
		}

		@Override
		public Mono<Void> setComplete() {
			return Mono.defer(() -> isRefusal() ? redirect() : super.setComplete());
		}

	}

}
