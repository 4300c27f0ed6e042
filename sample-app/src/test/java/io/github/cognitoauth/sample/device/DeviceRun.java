// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

	static DeviceRun of(Path folder, String url, List<String> answers) throws IOException, InterruptedException {
		Path script = Files.write(folder.resolve("script.txt"), answers);
		Path screen = folder.resolve("screen.txt");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Duser.language=en", SOURCE.toString(), url, "--script", script.toString())
			.redirectErrorStream(true)
			.redirectOutput(screen.toFile())
			.start();
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
