// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;

/**
 * Cleans up after a login that the pool let in and the application did not, as where the
 * user may have no further session: nobody holds the tokens, so they are revoked.
 */
final class ServerRefusedLogin {

	private static final Logger logger = LoggerFactory.getLogger(ServerRefusedLogin.class);

	private static final String ISSUED = ServerRefusedLogin.class.getName() + ".ISSUED";

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final CognitoPasswordAuthenticator authenticator;

	private final ServerCognitoTokensRepository tokens;

	private final ServerSecurityContextRepository contexts;

	ServerRefusedLogin(CognitoPasswordAuthenticator authenticator, ServerCognitoTokensRepository tokens,
			ServerSecurityContextRepository contexts) {
		this.authenticator = authenticator;
		this.tokens = tokens;
		this.contexts = contexts;
	}

	static void remember(ServerWebExchange exchange, CognitoTokens issued) {
		exchange.getAttributes().put(ISSUED, issued);
	}

	/** Do nothing unless this exchange brought tokens. */
	Mono<Void> clean(ServerWebExchange exchange) {
		return Mono.defer(() -> (exchange.getAttributes().remove(ISSUED) instanceof CognitoTokens issued)
				? clean(exchange, issued) : Mono.empty());
	}

	private Mono<Void> clean(ServerWebExchange exchange, CognitoTokens issued) {
		return this.tokens.replaceTokens(issued, null, exchange)
			.then(Mono.defer(() -> this.contexts.save(new SameSessionExchange(exchange), null)))
			.then(revoke(issued));
	}

	private Mono<Void> revoke(CognitoTokens unused) {
		return Mono.defer(() -> this.authenticator.revoke(unused)).timeout(TIMEOUT).onErrorResume((failure) -> {
			logger.warn("Tokens that no session holds could not be revoked: {}", failure.getMessage());
			return Mono.empty();
		});
	}

}
