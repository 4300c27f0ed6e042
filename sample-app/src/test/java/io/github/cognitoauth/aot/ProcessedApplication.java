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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * An application as {@code process-aot} makes it: beans are decided on in one process,
 * without a pool and without accounts, and started in another.
 */
final class ProcessedApplication {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Class<?> application;

	private final String classPath;

	private ProcessedApplication(Class<?> application, String classPath) {
		this.application = application;
		this.classPath = classPath;
	}

	/**
	 * Process an application.
	 * @param application the class with the main method
	 * @param jars which entries of the class path of this test it has
	 * @param folder an empty folder
	 * @param arguments what is fixed while it is built
	 * @return the application
	 */
	static ProcessedApplication process(Class<?> application, Predicate<String> jars, Path folder, String... arguments)
			throws IOException, InterruptedException {
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(jars)
			.collect(Collectors.joining(File.pathSeparator));
		Path sources = Files.createDirectories(folder.resolve("sources"));
		Path classes = Files.createDirectories(folder.resolve("classes"));
		List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-cp", classPath,
				SpringApplicationAotProcessor.class.getName(), application.getName(), sources.toString(),
				classes.toString(), classes.toString(), "com.example", "processed"));
		command.addAll(List.of(arguments));
		Process processor = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(folder.resolve("processing.log").toFile())
			.start();
		if (!processor.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || processor.exitValue() != 0) {
			processor.destroyForcibly();
			throw new IllegalStateException(Files.readString(folder.resolve("processing.log")));
		}
		compile(sources, classes, classPath);
		return new ProcessedApplication(application, classes + File.pathSeparator + classPath);
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

	/**
	 * Start it from what was generated.
	 * @param log where its output goes
	 * @param arguments what is configured at run time only
	 * @return the process
	 */
	Process start(Path log, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(java(), "-Dspring.aot.enabled=true", "-XX:TieredStopAtLevel=1",
				"-cp", this.classPath, this.application.getName()));
		command.addAll(Arrays.asList(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
