// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.token.TokenSource;
import reactor.core.publisher.Mono;

/** What all instances sign in to: every refresh token is good once. */
final class RotatingPool implements TokenSource {

	final AtomicInteger signIns = new AtomicInteger();

	final AtomicInteger refreshes = new AtomicInteger();

	final AtomicInteger reuses = new AtomicInteger();

	private final Set<String> spent = ConcurrentHashMap.newKeySet();

	private final Duration lifetime;

	RotatingPool(Duration lifetime) {
		this.lifetime = lifetime;
	}

	@Override
	public Mono<CognitoTokens> signIn() {
		return Mono.delay(Duration.ofMillis(20))
			.map((tick) -> tokens("session" + this.signIns.incrementAndGet() + "-0"));
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return Mono.delay(Duration.ofMillis(20)).map((tick) -> {
			if (!this.spent.add(tokens.refreshToken())) {
				this.reuses.incrementAndGet();
				throw CognitoError.local("RefreshTokenReuseException", CognitoErrorReason.REFRESH_TOKEN_REUSED)
					.toException(null);
			}
			int dash = tokens.refreshToken().indexOf('-');
			int next = Integer.parseInt(tokens.refreshToken().substring(dash + 1)) + 1;
			this.refreshes.incrementAndGet();
			return tokens(tokens.refreshToken().substring(0, dash + 1) + next);
		});
	}

	private CognitoTokens tokens(String serial) {
		return CognitoTokens.builder("access-" + serial, Instant.now(), this.lifetime).refreshToken(serial).build();
	}

}
