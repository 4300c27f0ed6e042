// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path where it is, from the root of the repository
 * @param text its Markdown
 */
record MarkdownPage(Path path, String text) {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

	private static final Pattern CONTEXT = Pattern.compile("<!-- context: (.*?) -->", Pattern.DOTALL);

	/** The pages of the site, and those beside the code. */
	static List<MarkdownPage> all() {
		List<Path> paths = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md"),
				ROOT.resolve("SECURITY.md"), ROOT.resolve("cognito-auth-test/README.md")));
		try (Stream<Path> docs = Files.walk(docs())) {
			docs.filter((path) -> path.toString().endsWith(".md"))
				.filter((path) -> !path.toString().contains("node_modules"))
				.sorted()
				.forEach(paths::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return paths.stream().map(MarkdownPage::read).toList();
	}

	static Path docs() {
		return ROOT.resolve("docs");
	}

	static Path root() {
		return ROOT;
	}

	static MarkdownPage read(Path path) {
		try {
			return new MarkdownPage(ROOT.relativize(path.normalize()), Files.readString(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The blocks of code, also those within a list. */
	List<Fence> fences(String language) {
		List<Fence> fences = new ArrayList<>();
		String[] lines = this.text.split("\n", -1);
		StringBuilder before = new StringBuilder();
		for (int i = 0; i < lines.length; i++) {
			if (!isFence(lines[i])) {
				before.append(lines[i]).append('\n');
				continue;
			}
			int start = i + 1;
			int indentation = lines[i].indexOf('`');
			StringBuilder code = new StringBuilder();
			while (++i < lines.length && !isFence(lines[i])) {
				code.append(lines[i].substring(Math.min(indentation, lines[i].length()))).append('\n');
			}
			if (lines[start - 1].strip().substring(3).equals(language)) {
				Matcher context = CONTEXT.matcher(before);
				StringBuilder declared = new StringBuilder();
				while (context.find()) {
					declared.append(context.group(1)).append('\n');
				}
				fences.add(new Fence(this.path + ":" + start, code.toString(), declared.toString()));
			}
			before.setLength(0);
		}
		return fences;
	}

	private static boolean isFence(String line) {
		return line.stripLeading().startsWith("```");
	}

	/** What stands below a heading of the second level. */
	String section(String heading) {
		int start = this.text.indexOf("\n## " + heading + "\n");
		if (start < 0) {
			throw new IllegalArgumentException(this.path + " has no section " + heading);
		}
		int end = this.text.indexOf("\n## ", start + 1);
		return this.text.substring(start, (end > 0) ? end : this.text.length());
	}

	/** What it links to, as it is written. */
	Set<String> links() {
		Set<String> links = new LinkedHashSet<>();
		Matcher matcher = LINK.matcher(prose().replaceAll("`[^`\n]*`", "code"));
		while (matcher.find()) {
			links.add(matcher.group(1));
		}
		return links;
	}

	/** What is set as code within the text. */
	Set<String> inlineCode() {
		Set<String> found = new LinkedHashSet<>();
		Matcher matcher = Pattern.compile("`([^`\n]+)`").matcher(prose());
		while (matcher.find()) {
			found.add(matcher.group(1));
		}
		return found;
	}

	/** The anchors of its headings, as Git hosts and the site make them. */
	Set<String> anchors() {
		Set<String> anchors = new LinkedHashSet<>();
		Map<String, Integer> seen = new HashMap<>();
		prose().lines().filter((line) -> line.matches("#{1,6} .*")).forEach((line) -> {
			String anchor = line.replaceFirst("#+ ", "")
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N} _-]", "")
				.strip()
				.replace(' ', '-');
			int count = seen.merge(anchor, 1, Integer::sum);
			anchors.add((count > 1) ? anchor + "-" + (count - 1) : anchor);
		});
		return anchors;
	}

	private String prose() {
		return this.text.replaceAll("(?ms)^ *```.*?^ *```", "");
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

	/**
	 * A block of code.
	 *
	 * @param place where it is
	 * @param code what it holds
	 * @param context what a comment before it declares for it
	 */
	record Fence(String place, String code, String context) {

		@Override
		public String toString() {
			return this.place;
		}

	}

}
