// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A {@link FixedAnswerServer} in a JVM of its own, so that neither its allocation nor its
 * processor time counts for a contender.
 */
final class LoopbackPool implements AutoCloseable {

	private final Process process;

	private final URI uri;

	private LoopbackPool(Process process, URI uri) {
		this.process = process;
		this.uri = uri;
	}

	static LoopbackPool start() {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder command = new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx64m", "-cp",
				System.getProperty("java.class.path"), FixedAnswerServer.class.getName());
		try {
			Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
			BufferedReader output = new BufferedReader(
					new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
			String port = output.readLine();
			if (port == null) {
				throw new IllegalStateException("The server did not start");
			}
			return new LoopbackPool(process, URI.create("http://127.0.0.1:" + port + "/"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI uri() {
		return this.uri;
	}

	/** The server ends with its standard input, hence also when this JVM is killed. */
	@Override
	public void close() {
		this.process.destroy();
	}

}
