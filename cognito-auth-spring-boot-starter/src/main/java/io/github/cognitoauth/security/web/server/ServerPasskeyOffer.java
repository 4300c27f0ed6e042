// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Duration;

import io.github.cognitoauth.security.account.page.PageState;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** Remembers which browsers were offered a passkey: each is asked once. */
final class ServerPasskeyOffer {

	private static final String COOKIE = "cognito-passkey-offered";

	private static final Duration ONE_DAY = Duration.ofDays(1);

	private static final Duration ONE_YEAR = Duration.ofDays(365);

	private ServerPasskeyOffer() {
	}

	/**
	 * Called when somebody has signed in; the next page that is asked for is interrupted.
	 */
	static Mono<Void> becomesDue(ServerWebExchange exchange) {
		if (!ServerAccountLinks.offersPasskeys(exchange)
				|| exchange.getRequest().getCookies().getFirst(COOKIE) != null) {
			return Mono.empty();
		}
		return ServerAccountState.load(exchange)
			.flatMap((state) -> ServerAccountState.save(state.afterSignIn(), exchange));
	}

	static boolean isDue(ServerWebExchange exchange, PageState state) {
		HttpHeaders headers = exchange.getRequest().getHeaders();
		String accept = headers.getFirst(HttpHeaders.ACCEPT);
		String mode = headers.getFirst("Sec-Fetch-Mode");
		return state.signedIn() && exchange.getRequest().getMethod().equals(HttpMethod.GET) && accept != null
				&& accept.contains("text/html") && (mode == null || mode.equals("navigate"));
	}

	/**
	 * Somebody who has a passkey may get a browser without one, so that is asked again.
	 */
	static void made(boolean shown, ServerWebExchange exchange) {
		exchange.getResponse()
			.addCookie(ResponseCookie.from(COOKIE, "true")
				.path(exchange.getRequest().getPath().contextPath().value() + "/")
				.maxAge(shown ? ONE_YEAR : ONE_DAY)
				.httpOnly(true)
				.secure("https".equals(exchange.getRequest().getURI().getScheme()))
				.sameSite("Lax")
				.build());
	}

}
