// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.util.List;
import java.util.Locale;

/** Draws every ratio as a bar, with the target as a mark on it. */
final class RatioChart {

	private static final int LEFT = 430;

	private static final int SCALE = 320;

	private static final int ROW = 24;

	private static final double LONGEST = 1.5;

	private RatioChart() {
	}

	static String of(List<Comparison> comparisons) {
		List<Comparison> ratios = comparisons.stream().filter(Comparison::isRatio).toList();
		int height = ROW * (ratios.size() + 2);
		StringBuilder chart = new StringBuilder()
			.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\" height=\"" + height
					+ "\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n")
			.append("<title>Cognito Auth as a share of its peers</title>\n")
			.append("<rect width=\"1000\" height=\"" + height + "\" fill=\"#ffffff\"/>\n")
			.append(text(LEFT, 16, "start", "share of the peer; the mark is the target, shorter is better"));
		int y = ROW;
		for (Comparison ratio : ratios) {
			chart.append(bar(ratio, y));
			y += ROW;
		}
		return chart.append(line(LEFT + SCALE, ROW, y, "#9aa0a6")).append("</svg>\n").toString();
	}

	private static String bar(Comparison ratio, int y) {
		double shown = Math.min(ratio.measure(), LONGEST);
		String label = ratio.subject() + ": " + ratio.figure() + " / " + ratio.peer();
		int width = (int) Math.max(1, Math.round(shown * SCALE));
		int mark = LEFT + (int) Math.round(ratio.limit() * SCALE);
		return text(LEFT - 8, y + 16, "end", label) + "<rect x=\"" + LEFT + "\" y=\"" + (y + 4) + "\" width=\"" + width
				+ "\" height=\"16\" fill=\"" + (ratio.isReached() ? "#1a7f4b" : "#b3261e") + "\"/>\n"
				+ line(mark, y + 1, y + 23, "#202124") + text(LEFT + (int) (LONGEST * SCALE) + 12, y + 16, "start",
						String.format(Locale.ROOT, "%.2f", ratio.measure()));
	}

	private static String line(int x, int top, int bottom, String color) {
		return "<line x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + top + "\" y2=\"" + bottom + "\" stroke=\"" + color
				+ "\" stroke-width=\"2\"/>\n";
	}

	private static String text(int x, int y, String anchor, String text) {
		return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\" fill=\"#202124\">" + text
				+ "</text>\n";
	}

}
