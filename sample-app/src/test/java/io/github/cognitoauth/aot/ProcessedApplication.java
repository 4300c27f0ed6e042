// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * An application as {@code process-aot} makes it: beans are decided on in one process,
 * without a pool and without accounts, and started in another.
 */
final class ProcessedApplication {

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
		Path classes = AheadOfTime.process(SpringApplicationAotProcessor.class, classPath, folder,
				application.getName(), arguments);
		return new ProcessedApplication(application, classes + File.pathSeparator + classPath);
	}

	/**
	 * Start it from what was generated.
	 * @param log where its output goes
	 * @param arguments what is configured at run time only
	 * @return the process
	 */
	Process start(Path log, String... arguments) throws IOException {
		return AheadOfTime.start(log, this.classPath, this.application.getName(), arguments);
	}

}
