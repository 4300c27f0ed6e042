// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/** The HTTP client of those who bring none, with connections that it can close. */
final class DefaultWebClient implements AutoCloseable {

	private static final int CONNECT_TIMEOUT_MILLIS = 3000;

	private static final int MAX_CONNECTIONS = 100;

	private static final int MAX_PENDING = 1000;

	private static final Duration PENDING_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Shorter than the idle time-outs on the way, so that a dead connection is rarely
	 * used.
	 */
	private static final Duration MAX_IDLE = Duration.ofSeconds(20);

	/** Without this an idle connection is noticed by the next call only. */
	private static final Duration EVICTION_INTERVAL = Duration.ofSeconds(10);

	private static final Duration MAX_LIFE = Duration.ofMinutes(5);

	private final Duration maxIdle;

	private final Duration evictionInterval;

	private @Nullable ConnectionProvider connections;

	private boolean closed;

	DefaultWebClient() {
		this(MAX_IDLE, EVICTION_INTERVAL);
	}

	DefaultWebClient(Duration maxIdle, Duration evictionInterval) {
		this.maxIdle = maxIdle;
		this.evictionInterval = evictionInterval;
	}

	synchronized WebClient create() {
		Assert.state(!this.closed, "This client is closed");
		ConnectionProvider pool = ConnectionProvider.builder("cognito")
			.maxConnections(MAX_CONNECTIONS)
			.pendingAcquireMaxCount(MAX_PENDING)
			.pendingAcquireTimeout(PENDING_TIMEOUT)
			.maxIdleTime(this.maxIdle)
			.maxLifeTime(MAX_LIFE)
			.evictInBackground(this.evictionInterval)
			.build();
		this.connections = pool;
		HttpClient http = HttpClient.create(pool)
			// a repetition that nobody decided on could spend a session
			.disableRetry(true)
			.followRedirect(false)
			.proxyWithSystemProperties()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.connections != null) {
			this.connections.dispose();
		}
	}

}
