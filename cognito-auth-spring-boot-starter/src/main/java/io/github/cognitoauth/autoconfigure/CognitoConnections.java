// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.cognitoauth.autoconfigure.CognitoClientHttpConnector.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;

/**
 * Opens connections with the application's connector builder. On Reactor Netty they have
 * a bounded pool of their own, so that calls to Cognito and all other calls cannot starve
 * each other, and nothing is repeated that the retry policy did not decide on: it could
 * spend a session.
 */
final class CognitoConnections implements Supplier<Connection> {

	private static final Duration PENDING_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Shorter than the idle time-outs on the way, so that a dead connection is rarely
	 * used.
	 */
	private static final Duration MAX_IDLE = Duration.ofSeconds(20);

	/** Without this an idle connection is noticed by the next call only. */
	private static final Duration EVICTION_INTERVAL = Duration.ofSeconds(10);

	private static final Duration MAX_LIFE = Duration.ofMinutes(5);

	private final ClientHttpConnectorBuilder<?> builder;

	private final HttpClientSettings settings;

	private final int maxConnections;

	private final int maxPendingRequests;

	private final Duration maxIdle;

	private final Duration evictionInterval;

	CognitoConnections(ClientHttpConnectorBuilder<?> builder, HttpClientSettings settings, int maxConnections,
			int maxPendingRequests) {
		this(builder, settings, maxConnections, maxPendingRequests, MAX_IDLE, EVICTION_INTERVAL);
	}

	CognitoConnections(ClientHttpConnectorBuilder<?> builder, HttpClientSettings settings, int maxConnections,
			int maxPendingRequests, Duration maxIdle, Duration evictionInterval) {
		this.builder = builder;
		this.settings = settings;
		this.maxConnections = maxConnections;
		this.maxPendingRequests = maxPendingRequests;
		this.maxIdle = maxIdle;
		this.evictionInterval = evictionInterval;
	}

	@Override
	public Connection get() {
		if (this.builder instanceof ReactorClientHttpConnectorBuilder reactor) {
			ConnectionProvider pool = pool();
			return new Connection(reactor.withHttpClientFactory(() -> HttpClient.create(pool))
				.withHttpClientCustomizer(CognitoConnections::harden)
				.build(this.settings), pool::dispose);
		}
		return new Connection(this.builder.build(this.settings), () -> {
		});
	}

	private static HttpClient harden(HttpClient client) {
		return client.disableRetry(true).followRedirect(false).compress(false);
	}

	private ConnectionProvider pool() {
		return ConnectionProvider.builder("cognito")
			.maxConnections(this.maxConnections)
			.pendingAcquireMaxCount(this.maxPendingRequests)
			.pendingAcquireTimeout(PENDING_TIMEOUT)
			.maxIdleTime(this.maxIdle)
			.maxLifeTime(MAX_LIFE)
			.evictInBackground(this.evictionInterval)
			.build();
	}

}
