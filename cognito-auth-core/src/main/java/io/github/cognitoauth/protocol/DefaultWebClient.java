package io.github.cognitoauth.protocol;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/** The HTTP client of those who bring none. */
final class DefaultWebClient {

	private static final int CONNECT_TIMEOUT_MILLIS = 3000;

	private static final int MAX_CONNECTIONS = 100;

	private static final int MAX_PENDING = 1000;

	private static final Duration PENDING_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Shorter than the idle time-outs on the way, so that a dead connection is rarely
	 * used.
	 */
	private static final Duration MAX_IDLE = Duration.ofSeconds(20);

	private static final Duration MAX_LIFE = Duration.ofMinutes(5);

	private DefaultWebClient() {
	}

	static WebClient create() {
		ConnectionProvider connections = ConnectionProvider.builder("cognito")
			.maxConnections(MAX_CONNECTIONS)
			.pendingAcquireMaxCount(MAX_PENDING)
			.pendingAcquireTimeout(PENDING_TIMEOUT)
			.maxIdleTime(MAX_IDLE)
			.maxLifeTime(MAX_LIFE)
			.build();
		HttpClient http = HttpClient.create(connections)
			// a repetition that nobody decided on could spend a session
			.disableRetry(true)
			.followRedirect(false)
			.proxyWithSystemProperties()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
	}

}
