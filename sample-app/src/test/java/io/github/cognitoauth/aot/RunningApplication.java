// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.cognitoauth.sample.http.HttpSession;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.awaitility.Awaitility;

/** A processed application that runs, connected to a pool of the test. */
final class RunningApplication implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

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
		Path log = folder.resolve("application.log");
		Process process = application.start(log,
				Stream.concat(Stream.of("--server.port=0", "--cognito.endpoint=" + pool.endpoint(),
						"--cognito.user-pool-id=" + pool.userPoolId(), "--cognito.client-id=" + pool.clientId()),
						Stream.of(arguments))
					.toArray(String[]::new));
		Awaitility.await().atMost(PATIENCE).until(() -> started(log).find() || !process.isAlive());
		Matcher started = started(log);
		if (!started.find()) {
			throw new IllegalStateException(Files.readString(log));
		}
		return new RunningApplication(process, log, Integer.parseInt(started.group(1)));
	}

	private static Matcher started(Path log) throws IOException {
		return STARTED.matcher(Files.readString(log));
	}

	HttpSession session() {
		return new HttpSession(this.port);
	}

	String log() throws IOException {
		return Files.readString(this.log);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
