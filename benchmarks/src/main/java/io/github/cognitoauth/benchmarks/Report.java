// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes a table and a chart beside the JSON files of a run. */
public final class Report {

	private Report() {
	}

	/**
	 * Write both.
	 * @param args the folder
	 * @throws IOException if that fails
	 */
	public static void main(String[] args) throws IOException {
		Path folder = Path.of(args[0]);
		List<Comparison> comparisons = Targets.compare(Figures.read(folder));
		Files.writeString(folder.resolve("results.md"), table(comparisons));
		Files.writeString(folder.resolve("results.svg"), RatioChart.of(comparisons));
	}

	private static String table(List<Comparison> comparisons) {
		StringBuilder table = new StringBuilder("# Results\n\n").append("Java ")
			.append(Runtime.version())
			.append(", ")
			.append(Runtime.getRuntime().availableProcessors())
			.append(" processors, ")
			.append(System.getProperty("os.name"))
			.append(' ')
			.append(System.getProperty("os.arch"))
			.append("\n\n| what | figure | Cognito Auth | peer | ratio | target | reached |\n")
			.append("|---|---|---|---|---|---|---|\n");
		comparisons.forEach((comparison) -> table.append(row(comparison)));
		return table.toString();
	}

	private static String row(Comparison row) {
		String peer = row.isRatio() ? row.peer() + " " + number(row.theirs(), row.unit()) : "";
		String ratio = row.isRatio() ? String.format(Locale.ROOT, "%.2f", row.measure()) : "";
		String target = "≤ " + (row.isRatio() ? row.limit() + "x" : number(Math.floor(row.limit()), row.unit()));
		return "| " + String.join(" | ", row.subject(), row.figure(), number(row.ours(), row.unit()), peer, ratio,
				target, row.isReached() ? "yes" : "**no**") + " |\n";
	}

	static String number(double value, String unit) {
		String number = (value >= 100) ? String.format(Locale.ROOT, "%,.0f", value)
				: String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
		return unit.isEmpty() ? number : number + " " + unit;
	}

}
