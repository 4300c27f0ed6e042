// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The start of an app in a JVM of its own.
 *
 * @param millis from the start of the JVM until the app has started
 * @param cpuMillis processor time of all threads until then
 * @param classes how many classes are loaded by then
 * @param jars how many jars are on its class path
 * @param kilobytes their size, in units of 1,000 bytes
 */
record AppStart(long millis, long cpuMillis, int classes, int jars, double kilobytes) {

	/** What an app prints when it has started, before its figures. */
	static final String MARK = "started:";

	private static final Path CLASSES = Path.of("benchmarks", "target", "classes");

	static AppStart of(Path folder, Class<?> main) throws IOException {
		Path file = folder.resolve(Path.of("target", "class-path"));
		if (!Files.exists(file)) {
			throw new IllegalStateException("There is no " + file + ": run 'benchmarks/run StartUp', which makes it");
		}
		String classPath = Files.readString(file).trim();
		double bytes = 0;
		List<Path> jars = Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
		for (Path jar : jars) {
			bytes += Files.size(jar);
		}
		String[] figures = run(classPath, main).split(" ");
		return new AppStart(Long.parseLong(figures[1]), Long.parseLong(figures[2]), Integer.parseInt(figures[3]),
				jars.size(), bytes / 1000);
	}

	private static String run(String classPath, Class<?> main) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				CLASSES + File.pathSeparator + classPath, main.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return output.lines()
			.filter((text) -> text.startsWith(MARK))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The app did not start: " + output));
	}

}
