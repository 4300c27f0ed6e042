// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the plugin of Spring Boot does: process in one JVM, compile, run in another. */
final class AheadOfTime {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private AheadOfTime() {
	}

	/**
	 * Process and compile.
	 * @param processor a processor of Spring Boot
	 * @param classPath its class path
	 * @param folder an empty folder
	 * @param subject what is processed
	 * @param arguments arguments of the application
	 * @return the folder of what was generated
	 */
	static Path process(Class<?> processor, String classPath, Path folder, String subject, String... arguments)
			throws IOException, InterruptedException {
		Path sources = Files.createDirectories(folder.resolve("sources"));
		Path classes = Files.createDirectories(folder.resolve("classes"));
		Path log = folder.resolve("processing.log");
		List<String> all = new ArrayList<>(List.of(subject, sources.toString(), classes.toString(), classes.toString(),
				"com.example", "processed"));
		all.addAll(Arrays.asList(arguments));
		await(launch(log, List.of(), classPath, processor.getName(), all), log);
		compile(sources, classes, classPath);
		return classes;
	}

	private static void compile(Path sources, Path classes, String classPath) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter problems = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
				Stream<Path> found = Files.walk(sources)) {
			List<Path> generated = found.filter((path) -> path.toString().endsWith(".java")).toList();
			boolean compiled = compiler.getTask(
					problems, files, null, List.of("-d", classes.toString(), "-cp",
							classes + File.pathSeparator + classPath, "-proc:none", "-nowarn", "-parameters"),
					null, files.getJavaFileObjectsFromPaths(generated))
				.call();
			if (!compiled || generated.isEmpty()) {
				throw new IllegalStateException("What was generated does not compile: " + problems);
			}
		}
	}

	/** Start a class from what was generated. */
	static Process start(Path log, String classPath, String main, String... arguments) throws IOException {
		return launch(log, List.of("-Dspring.aot.enabled=true"), classPath, main, Arrays.asList(arguments));
	}

	/** Wait for the end of a process that must succeed. */
	static void await(Process process, Path log) throws IOException, InterruptedException {
		if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IllegalStateException(Files.readString(log));
		}
	}

	private static Process launch(Path log, List<String> options, String classPath, String main, List<String> arguments)
			throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-XX:TieredStopAtLevel=1");
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, main));
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}

}
