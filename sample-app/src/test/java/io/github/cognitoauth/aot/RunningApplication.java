// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.cognitoauth.sample.http.HttpSession;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.awaitility.Awaitility;

/** A processed application that runs, connected to a pool of the test. */
final class RunningApplication implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Process process;

	private final Path log;

	private final int port;

	private RunningApplication(Process process, Path log, int port) {
		this.process = process;
		this.log = log;
		this.port = port;
	}

	static RunningApplication start(ProcessedApplication application, Path folder, CognitoUserPoolServer pool,
			String... arguments) throws IOException {
		int port = freePort();
		Path log = folder.resolve("application.log");
		Process process = application.start(log,
				Stream.concat(Stream.of("--server.port=" + port, "--cognito.endpoint=" + pool.endpoint(),
						"--cognito.user-pool-id=" + pool.userPoolId(), "--cognito.client-id=" + pool.clientId()),
						Stream.of(arguments))
					.toArray(String[]::new));
		RunningApplication running = new RunningApplication(process, log, port);
		Awaitility.await()
			.atMost(PATIENCE)
			.pollDelay(Duration.ofSeconds(1))
			.until(() -> running.answers() || !process.isAlive());
		if (!process.isAlive()) {
			throw new IllegalStateException(running.log());
		}
		return running;
	}

	HttpSession session() {
		return new HttpSession(this.port);
	}

	String log() throws IOException {
		return Files.readString(this.log);
	}

	private boolean answers() {
		try {
			return session().get("/login").statusCode() == 200;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
