package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Figures of a benchmark that JMH does not run. */
final class FigureFile {

	private final String benchmark;

	private final List<Figure> figures = new ArrayList<>();

	FigureFile(String benchmark) {
		this.benchmark = benchmark;
	}

	FigureFile add(String contender, String what, double value, String unit) {
		this.figures.add(new Figure(this.benchmark, contender, what, value, unit));
		return this;
	}

	void write(Path file) throws IOException {
		JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
		Files.writeString(file, mapper.writeValueAsString(this.figures) + "\n");
	}

	/**
	 * One figure.
	 *
	 * @param benchmark the class
	 * @param contender who was measured
	 * @param what what was measured
	 * @param value how much
	 * @param unit of what; empty for a count
	 */
	record Figure(String benchmark, String contender, String what, double value, String unit) {

	}

}
