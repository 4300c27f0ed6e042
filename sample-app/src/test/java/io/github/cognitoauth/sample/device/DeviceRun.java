// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run of {@code SignIn.java} as a process, with a script in place of the keyboard.
 *
 * @param status the exit status
 * @param output what stood on the screen
 */
record DeviceRun(int status, String output) {

	private static final Path SOURCE = Path.of("device", "SignIn.java");

	private static final long PATIENCE = 120;

	/** As a person starts it: the JDK compiles it first, which takes most of the time. */
	static DeviceRun fromSource(Path folder, String url, List<String> answers)
			throws IOException, InterruptedException {
		return of(List.of(SOURCE.toString()), folder, url, answers);
	}

	/** The same, of what {@link #compileTo} has made. */
	static DeviceRun fromClasses(Path classes, Path folder, String url, List<String> answers)
			throws IOException, InterruptedException {
		return of(List.of("-cp", classes.toString(), "SignIn"), folder, url, answers);
	}

	static void compileTo(Path classes) {
		ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
		assertThat(javac.run(System.out, System.err, "-d", classes.toString(), SOURCE.toString())).isZero();
	}

	private static DeviceRun of(List<String> program, Path folder, String url, List<String> answers)
			throws IOException, InterruptedException {
		Path script = Files.write(folder.resolve("script.txt"), answers);
		Path screen = folder.resolve("screen.txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Duser.language=en"));
		command.addAll(program);
		command.addAll(List.of(url, "--script", script.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(screen.toFile()).start();
		boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
		process.destroyForcibly();
		String output = Files.readString(screen, StandardCharsets.UTF_8);
		assertThat(ended).as("the client ends:%n%s", output).isTrue();
		return new DeviceRun(process.exitValue(), output);
	}

	/** It went all the way: API, refresh, API again, sign-out, no refresh any more. */
	void assertSignedInAs(String username) {
		assertThat(this.status).as("status of%n%s", this.output).isZero();
		assertThat(this.output).containsSubsequence("Signed in as " + username, "The API says: " + username,
				"Refreshed: ", "The API says: " + username, "Signed out");
	}

}
