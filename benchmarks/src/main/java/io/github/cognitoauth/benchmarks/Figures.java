package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All figures of one run, by benchmark, contender, parameter and metric. Of times the
 * lowest iteration stands, since what else the machine does only adds to them; of
 * everything else the mean.
 */
final class Figures {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final Map<String, Double> values = new HashMap<>();

	static Figures read(Path folder) throws IOException {
		Figures figures = new Figures();
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> all = files.filter((file) -> file.toString().endsWith(".json")).toList();
			for (Path file : all) {
				for (JsonNode node : MAPPER.readTree(Files.readAllBytes(file))) {
					if (node.has("primaryMetric")) {
						figures.addJmh(node);
					}
					else {
						figures.put(text(node, "benchmark"), text(node, "contender"), "", text(node, "what"),
								node.path("value").asDouble());
					}
				}
			}
		}
		return figures;
	}

	@Nullable Double get(String benchmark, String contender, String parameter, String metric) {
		return this.values.get(key(benchmark, contender, parameter, metric));
	}

	private void addJmh(JsonNode node) {
		String[] name = text(node, "benchmark").split("\\.");
		String benchmark = name[name.length - 2];
		String contender = name[name.length - 1];
		StringBuilder parameters = new StringBuilder();
		node.path("params").forEach((value) -> parameters.append(value.asString()));
		JsonNode time = node.path("primaryMetric");
		put(benchmark, contender, parameters.toString(), "time", lowest(time));
		node.path("secondaryMetrics").properties().forEach((metric) -> {
			String what = metric.getKey();
			put(benchmark, contender, parameters.toString(), what,
					what.startsWith("cpu.") ? lowest(metric.getValue()) : metric.getValue().path("score").asDouble());
		});
	}

	private static double lowest(JsonNode metric) {
		double lowest = metric.path("score").asDouble();
		for (JsonNode fork : metric.path("rawData")) {
			for (JsonNode iteration : fork) {
				lowest = Math.min(lowest, iteration.asDouble());
			}
		}
		return lowest;
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
