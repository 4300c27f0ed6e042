// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.security.account.page.PageState;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/** What is between two pages of the account, in the web session. */
final class ServerAccountState {

	private static final SessionAttribute<String> ATTRIBUTE = new SessionAttribute<>(PageState.ATTRIBUTE, String.class);

	private ServerAccountState() {
	}

	static Mono<PageState> load(ServerWebExchange exchange) {
		return ATTRIBUTE.get(exchange).map(PageState::read).defaultIfEmpty(PageState.EMPTY);
	}

	static Mono<Void> save(PageState state, ServerWebExchange exchange) {
		String text = state.write();
		return (text != null) ? ATTRIBUTE.put(exchange, text) : ATTRIBUTE.remove(exchange).then();
	}

	/**
	 * The name that was typed at a sign-in that failed, so that it need not be typed
	 * again.
	 */
	static Mono<Void> rememberName(@Nullable String username, ServerWebExchange exchange) {
		return (username == null) ? Mono.empty()
				: load(exchange).flatMap((state) -> save(state.withUsername(username), exchange));
	}

}
