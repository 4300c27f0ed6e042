package io.github.cognitoauth.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the starter, and what the AWS SDK's Cognito client, add to a Boot app without
 * anything and to one that has a {@code WebClient} already: time to start, jars and
 * bytes. The apps start in turn, each in a JVM of its own; the lowest times stand.
 */
public final class StartUpBenchmark {

	static final String MARK = "started:";

	private static final int ROUNDS = 15;

	private StartUpBenchmark() {
	}

	/**
	 * Measure.
	 * @param args the folder with the apps' class paths, the folder with the classes of
	 * this module, and the file for the result
	 * @throws IOException if something cannot be read, started or written
	 */
	public static void main(String[] args) throws IOException {
		Path folder = Path.of(args[0]);
		App plain = new App("plain", PlainApplication.class, folder, args[1]);
		App web = new App("web", PlainApplication.class, folder, args[1]);
		App plainStarter = new App("plain-starter", PlainApplication.class, folder, args[1]);
		App webStarter = new App("web-starter", PlainApplication.class, folder, args[1]);
		App plainSdk = new App("plain-sdk", SdkApplication.class, folder, args[1]);
		App webSdk = new App("web-sdk", SdkApplication.class, folder, args[1]);
		for (int i = 0; i < ROUNDS; i++) {
			for (App app : List.of(plain, plainStarter, plainSdk, web, webStarter, webSdk)) {
				app.start();
			}
		}
		FigureFile figures = new FigureFile("StartUpBenchmark");
		plain.addTo(figures, "plain");
		web.addTo(figures, "web");
		plainStarter.addedTo(figures, "cognitoAuth on plain", plain);
		webStarter.addedTo(figures, "cognitoAuth on web", web);
		plainSdk.addedTo(figures, "awsSdk on plain", plain);
		webSdk.addedTo(figures, "awsSdk on web", web);
		figures.write(Path.of(args[2]));
	}

	private static final class App {

		private final List<Path> jars;

		private final List<String> command;

		private long time = Long.MAX_VALUE;

		private long cpu = Long.MAX_VALUE;

		App(String name, Class<?> main, Path folder, String classes) throws IOException {
			String classPath = Files.readString(folder.resolve(name).resolve("target/class-path")).trim();
			this.jars = List.of(classPath.split(File.pathSeparator)).stream().map(Path::of).toList();
			this.command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					classes + File.pathSeparator + classPath, main.getName());
		}

		void start() throws IOException {
			Process process = new ProcessBuilder(this.command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			String line = output.lines()
				.filter((text) -> text.startsWith(MARK))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The app did not start: " + output));
			String[] figures = line.split(" ");
			this.time = Math.min(this.time, Long.parseLong(figures[1]));
			this.cpu = Math.min(this.cpu, Long.parseLong(figures[2]));
		}

		void addTo(FigureFile figures, String contender) throws IOException {
			figures.add(contender, "time", this.time, "ms")
				.add(contender, "processor time", this.cpu, "ms")
				.add(contender, "jars", this.jars.size(), "")
				.add(contender, "bytes", kilobytes(), "kB");
		}

		void addedTo(FigureFile figures, String contender, App base) throws IOException {
			figures.add(contender, "added time", this.time - base.time, "ms")
				.add(contender, "added processor time", this.cpu - base.cpu, "ms")
				.add(contender, "added jars", this.jars.size() - base.jars.size(), "")
				.add(contender, "added bytes", kilobytes() - base.kilobytes(), "kB");
		}

		private double kilobytes() throws IOException {
			long bytes = 0;
			for (Path jar : this.jars) {
				bytes += Files.size(jar);
			}
			return bytes / 1000.0;
		}

	}

}
