// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a library adds to a Boot app: to one without anything, and to one that has a
 * {@code WebClient} already; the same for apps with a servlet container. In each
 * iteration the app starts without it and with it, each in a JVM of its own, and what
 * counts is the difference, {@link Added}, of which the console shows the sum and the
 * report the median. Needs the class paths that {@code benchmarks/run} makes, and to be
 * run in the folder of the project.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 15)
@Fork(1)
public class StartUpBenchmark {

	static final Path FOLDER = Path.of("benchmarks", "start-up");

	@Param({ "plain", "web", "servlet", "servlet-web" })
	String app = "plain";

	@Benchmark
	public void cognitoAuth(Added added) throws IOException {
		added.start(this.app, this.app + "-starter", PlainApplication.class);
	}

	@Benchmark
	public void awsSdk(Added added) throws IOException {
		added.start(this.app, this.app + "-sdk", SdkApplication.class);
	}

	/**
	 * Boot's own starter for {@code WebClient}, which cognitoAuth contains. On the app
	 * that has it, the noise of the measurement.
	 */
	@Benchmark
	public void bootWebClient(Added added) throws IOException {
		added.start(this.app, this.app.startsWith("servlet") ? "servlet-web" : "web", PlainApplication.class);
	}

	/** The difference that a library makes, for each iteration. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Added {

		public long addedMillis;

		public long addedCpuMillis;

		public int addedClasses;

		public int addedJars;

		public double addedKilobytes;

		void start(String without, String with, Class<?> main) throws IOException {
			AppStart before = AppStart.of(FOLDER.resolve(without), PlainApplication.class);
			AppStart after = AppStart.of(FOLDER.resolve(with), main);
			this.addedMillis = after.millis() - before.millis();
			this.addedCpuMillis = after.cpuMillis() - before.cpuMillis();
			this.addedClasses = after.classes() - before.classes();
			this.addedJars = after.jars() - before.jars();
			this.addedKilobytes = after.kilobytes() - before.kilobytes();
		}

	}

}
