// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import redis.embedded.RedisServer;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A real redis-server on a free port of this machine, and the way to it. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class Redis {

	private RedisServer server;

	private LettuceConnectionFactory connections;

	@Setup
	public void start() throws IOException {
		int port = freePort();
		this.server = RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
		this.server.start();
		this.connections = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port));
		this.connections.afterPropertiesSet();
		this.connections.start();
	}

	@TearDown
	public void stop() {
		this.connections.destroy();
		this.server.stop();
	}

	LettuceConnectionFactory connections() {
		return this.connections;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
