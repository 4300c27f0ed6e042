// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebSession;

/**
 * An exchange whose session keeps its id. To save a security context changes the id, as a
 * sign-in must; for a user who was signed in before, it would sign out all requests that
 * are under way with the old id.
 */
final class SameSessionExchange extends ServerWebExchangeDecorator {

	SameSessionExchange(ServerWebExchange exchange) {
		super(exchange);
	}

	@Override
	public Mono<WebSession> getSession() {
		return getDelegate().getSession()
			.filter((session) -> session.isStarted() && !session.isExpired())
			.map(SameIdSession::new);
	}

	private record SameIdSession(WebSession session) implements WebSession {

		@Override
		public String getId() {
			return this.session.getId();
		}

		@Override
		public Map<String, Object> getAttributes() {
			return this.session.getAttributes();
		}

		@Override
		public void start() {
			this.session.start();
		}

		@Override
		public boolean isStarted() {
			return this.session.isStarted();
		}

		@Override
		public Mono<Void> changeSessionId() {
			return Mono.empty();
		}

		@Override
		public Mono<Void> invalidate() {
			return this.session.invalidate();
		}

		@Override
		public Mono<Void> save() {
			return this.session.save();
		}

		@Override
		public boolean isExpired() {
			return this.session.isExpired();
		}

		@Override
		public Instant getCreationTime() {
			return this.session.getCreationTime();
		}

		@Override
		public Instant getLastAccessTime() {
			return this.session.getLastAccessTime();
		}

		@Override
		public void setMaxIdleTime(Duration maxIdleTime) {
			this.session.setMaxIdleTime(maxIdleTime);
		}

		@Override
		public Duration getMaxIdleTime() {
			return this.session.getMaxIdleTime();
		}

	}

}
