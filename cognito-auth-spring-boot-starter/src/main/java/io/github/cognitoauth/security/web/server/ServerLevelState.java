// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Instant;

import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.level.LevelGuard;
import io.github.cognitoauth.security.level.RequiredLevel;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * What the session of somebody knows of the level that a rule asks for. Texts only, which
 * any session store takes.
 */
final class ServerLevelState {

	private static final String REQUIRED = "cognitoLevel";

	private static final String GUARD = "cognitoLevelMissed";

	private final String required;

	private final String guard;

	/** What one pool asks for is nothing to a sign-in at another. */
	ServerLevelState(String pool) {
		this.required = ExchangePools.attribute(REQUIRED, pool);
		this.guard = ExchangePools.attribute(GUARD, pool);
	}

	Mono<Void> require(RequiredLevel required, ServerWebExchange exchange) {
		return exchange.getSession()
			.doOnNext((session) -> session.getAttributes().put(this.required, required.text()))
			.then();
	}

	Mono<RequiredLevel> required(ServerWebExchange exchange) {
		return exchange.getSession()
			.flatMap((session) -> Mono.justOrEmpty(RequiredLevel.parse(session.getAttribute(this.required))));
	}

	Mono<Void> forget(ServerWebExchange exchange) {
		return exchange.getSession().doOnNext((session) -> session.getAttributes().remove(this.required)).then();
	}

	Mono<Boolean> wasMissed(RequiredLevel required, CognitoUser user, Instant now, ServerWebExchange exchange) {
		return exchange.getSession()
			.map((session) -> LevelGuard.holds(session.getAttribute(this.guard), required, user.getSubject(), now));
	}

	/**
	 * After any sign-in: it can have been for a level, or have brought other factors.
	 * @return whether it was for a level
	 */
	Mono<Void> signedIn(Authentication authentication, Instant now, ServerWebExchange exchange) {
		return exchange.getSession().doOnNext((session) -> signedIn(authentication, now, session)).then();
	}

	private void signedIn(Authentication authentication, Instant now, WebSession session) {
		RequiredLevel required = RequiredLevel.parse(session.getAttribute(this.required));
		session.getAttributes().remove(this.required);
		if (required != null && authentication.getPrincipal() instanceof CognitoUser user
				&& !required.isMetBy(authentication, now)) {
			session.getAttributes().put(this.guard, LevelGuard.of(required, user.getSubject(), now));
		}
		else {
			session.getAttributes().remove(this.guard);
		}
	}

}
