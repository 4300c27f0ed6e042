// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

import redis.embedded.RedisServer;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A real redis-server on a free port, which can be killed and started again. */
public final class TestRedis implements AutoCloseable {

	/** What stores encrypt with. */
	public static final String KEY = Base64.getEncoder()
		.encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

	/** Another key. */
	public static final String OTHER_KEY = Base64.getEncoder()
		.encodeToString("fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII));

	private final int port;

	private RedisServer server;

	private LettuceConnectionFactory connectionFactory;

	public TestRedis() throws IOException {
		this.port = freePort();
		start();
	}

	/**
	 * Below those that the system gives away: while the server is killed, nobody else
	 * gets its port.
	 */
	private static int freePort() throws IOException {
		for (int tries = 0; tries < 100; tries++) {
			int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (BindException ex) {
				// taken, and the next one may not be
				continue;
			}
		}
		throw new IOException("No port from 20000 on is free");
	}

	public int port() {
		return this.port;
	}

	public void start() {
		this.server = RedisServer.builder()
			.port(this.port)
			.setting("bind 127.0.0.1")
			.setting("save \"\"")
			.setting("appendonly no")
			.build();
		this.server.start();
	}

	public void kill() {
		this.server.stop();
	}

	/** Drops everything. */
	public void flush() {
		try (RedisConnection connection = connectionFactory().getConnection()) {
			connection.serverCommands().flushAll();
		}
	}

	public synchronized LettuceConnectionFactory connectionFactory() {
		if (this.connectionFactory == null) {
			this.connectionFactory = new LettuceConnectionFactory(
					new RedisStandaloneConfiguration("127.0.0.1", this.port),
					LettuceClientConfiguration.builder()
						.commandTimeout(Duration.ofSeconds(5))
						.shutdownTimeout(Duration.ZERO)
						.build());
			this.connectionFactory.afterPropertiesSet();
			this.connectionFactory.start();
		}
		return this.connectionFactory;
	}

	@Override
	public synchronized void close() {
		if (this.connectionFactory != null) {
			this.connectionFactory.destroy();
		}
		this.server.stop();
	}

}
