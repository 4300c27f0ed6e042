// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.SpringBootTestAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with the annotations of the test support pass after {@code process-test-aot}.
 */
class ProcessedTestsTests {

	@TempDir
	private Path folder;

	@Test
	void testsWhenProcessedThenPass() throws Exception {
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.equals(Path.of("target", "classes").toAbsolutePath().toString()))
			.reduce((first, second) -> first + File.pathSeparator + second)
			.orElseThrow();
		Path root = onlyTheCases();
		Path classes = AheadOfTime.process(SpringBootTestAotProcessor.class, classPath, this.folder, root.toString());
		Path log = this.folder.resolve("tests.log");
		AheadOfTime.await(AheadOfTime.start(log, classes + File.pathSeparator + classPath, RunCases.class.getName(),
				PoolCases.class.getName(), "2"), log);
		assertThat(Files.readString(log)).contains("Starting AOT-processed PoolCases");
	}

	/** The processor takes every test below a folder. */
	private Path onlyTheCases() throws Exception {
		Path source = Path.of("target", "test-classes", "io", "github", "cognitoauth", "aot");
		Path root = this.folder.resolve("cases");
		Path target = Files.createDirectories(root.resolve("io/github/cognitoauth/aot"));
		try (Stream<Path> files = Files.list(source)) {
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith("PoolCases")).toList()) {
				Files.copy(file, target.resolve(file.getFileName()));
			}
		}
		return root;
	}

}
