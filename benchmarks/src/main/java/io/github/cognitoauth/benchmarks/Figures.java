// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All figures of one run, by benchmark, contender, parameter and metric. Of times the
 * lowest iteration stands, since what else the machine does only adds to them; of
 * allocation the mean, of what a benchmark counts by itself the median.
 */
final class Figures {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/** Sums over all iterations, of which the quotient is wanted. */
	private static final Set<String> COUNTS = Set.of("herds", "requests");

	private final Map<String, Double> values = new HashMap<>();

	static Figures read(Path folder) throws IOException {
		Figures figures = new Figures();
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> all = files.filter((file) -> file.toString().endsWith(".json")).toList();
			for (Path file : all) {
				for (JsonNode node : MAPPER.readTree(Files.readAllBytes(file))) {
					figures.add(node);
				}
			}
		}
		return figures;
	}

	@Nullable Double get(String benchmark, String contender, String parameter, String metric) {
		return this.values.get(key(benchmark, contender, parameter, metric));
	}

	private void add(JsonNode node) {
		String[] name = text(node, "benchmark").split("\\.");
		String benchmark = name[name.length - 2];
		String contender = name[name.length - 1];
		StringBuilder parameters = new StringBuilder();
		node.path("params").forEach((value) -> parameters.append(value.asString()));
		JsonNode time = node.path("primaryMetric");
		put(benchmark, contender, parameters.toString(), "time", lowest(time));
		node.path("secondaryMetrics").properties().forEach((metric) -> {
			String what = metric.getKey();
			put(benchmark, contender, parameters.toString(), what, value(what, metric.getValue()));
		});
	}

	private static double value(String what, JsonNode metric) {
		if (what.startsWith("cpu.")) {
			return lowest(metric);
		}
		return (what.startsWith("gc.") || COUNTS.contains(what)) ? metric.path("score").asDouble() : median(metric);
	}

	private static double lowest(JsonNode metric) {
		return iterations(metric).min().orElseThrow();
	}

	private static double median(JsonNode metric) {
		double[] sorted = iterations(metric).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	private static DoubleStream iterations(JsonNode metric) {
		return metric.path("rawData").valueStream().flatMap(JsonNode::valueStream).mapToDouble(JsonNode::asDouble);
	}

	private void put(String benchmark, String contender, String parameter, String metric, double value) {
		this.values.put(key(benchmark, contender, parameter, metric), value);
	}

	private static String text(JsonNode node, String member) {
		return node.path(member).asString();
	}

	private static String key(String benchmark, String contender, String parameter, String metric) {
		return String.join("|", benchmark, contender, parameter, metric);
	}

}
