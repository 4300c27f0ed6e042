// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the library can say: the literals in its code, with those put together that are
 * written in several parts.
 */
final class LogTexts {

	/** Literals, or comments: a literal can hold what looks like one. */
	private static final Pattern COMMENT = Pattern
		.compile("(\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)+')|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

	private static final Pattern TROUBLE = Pattern.compile("\\b(?:logger|log)\\s*\\.(?:warn|error)\\((.*?)\\);",
			Pattern.DOTALL);

	private LogTexts() {
	}

	/** All literals. */
	static List<String> literals() throws IOException {
		List<String> all = new ArrayList<>();
		for (Path file : files()) {
			LITERAL.matcher(read(file)).results().forEach((literal) -> all.add(literal.group(1)));
		}
		return all;
	}

	/** The warnings and errors, with <code>{}</code> where something is put in. */
	static List<Text> ofTrouble() throws IOException {
		List<Text> all = new ArrayList<>();
		for (Path file : files()) {
			String code = read(file);
			for (MatchResult call : TROUBLE.matcher(code).results().toList()) {
				// a text that a method of the same class puts together
				String holder = call.group(1).stripLeading().startsWith("\"") ? call.group(1) : code;
				String text = LITERAL.matcher(holder)
					.results()
					.map((literal) -> literal.group(1))
					.collect(Collectors.joining("\n"));
				all.add(new Text(file.getFileName().toString(), text));
			}
		}
		return all;
	}

	private static List<Path> files() throws IOException {
		List<Path> all = new ArrayList<>();
		for (String module : List.of("cognito-auth-core", "cognito-auth-spring-boot-starter")) {
			try (Stream<Path> files = Files.walk(MarkdownPage.root().resolve(module).resolve("src/main/java"))) {
				files.filter((path) -> path.toString().endsWith(".java")).sorted().forEach(all::add);
			}
		}
		return all;
	}

	private static String read(Path file) throws IOException {
		return COMMENT.matcher(Files.readString(file))
			.replaceAll((found) -> (found.group(1) != null) ? Matcher.quoteReplacement(found.group(1)) : "")
			.replaceAll("\"\\s*\\+\\s*\"", "");
	}

	/**
	 * What a call of a logger writes.
	 *
	 * @param file where the call is
	 * @param text its literals, one a line
	 */
	record Text(String file, String text) {

	}

}
