// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.util.JavacTask;
import io.github.cognitoauth.documentation.MarkdownPage.Fence;

/**
 * Compiles blocks of code that are types, members of a class or statements. Nothing needs
 * to be imported; what is not in the block is declared by a comment before it:
 * {@code <!-- context: WebClient webClient; -->}.
 */
final class SnippetCompiler {

	private static final String TYPES = "%s\n%s\n%s";

	private static final String MEMBERS = "%s\nabstract class Snippet {\n%s\n%s\n}";

	private static final String STATEMENTS = "%s\nabstract class Snippet {\n%s\nObject snippet() throws Exception {\n%s\n%s}\n}";

	private static final List<String> OTHER_PACKAGES = List.of("java.io", "java.net", "java.time", "java.util",
			"java.util.concurrent", "java.util.function", "org.junit.jupiter.api", "org.junit.jupiter.api.extension",
			"org.springframework.beans.factory.annotation", "org.springframework.boot",
			"org.springframework.boot.autoconfigure", "org.springframework.boot.test.context",
			"org.springframework.boot.testcontainers.service.connection",
			"org.springframework.boot.webmvc.test.autoconfigure", "org.springframework.context.annotation",
			"org.springframework.context.event", "org.springframework.http",
			"org.springframework.security.access.prepost", "org.springframework.security.authentication",
			"org.springframework.security.config.annotation.method.configuration",
			"org.springframework.security.config.annotation.web.builders",
			"org.springframework.security.config.web.server", "org.springframework.security.core",
			"org.springframework.security.core.annotation", "org.springframework.security.oauth2.jwt",
			"org.springframework.security.web", "org.springframework.security.web.server",
			"org.springframework.session.data.redis", "org.springframework.stereotype",
			"org.springframework.test.web.reactive.server", "org.springframework.test.web.servlet.assertj",
			"org.springframework.web.bind.annotation", "org.springframework.web.client",
			"org.springframework.web.reactive.function.client", "org.springframework.web.service.annotation",
			"org.springframework.web.service.registry", "org.testcontainers.containers", "reactor.core.publisher",
			"org.springframework.security.web.server.util.matcher");

	/** Names that two packages have. */
	private static final List<String> SINGLE = List.of("org.springframework.context.event.EventListener",
			"org.springframework.core.annotation.Order");

	private static final List<String> STATIC = List.of("io.github.cognitoauth.security.web.CognitoLoginConfigurer",
			"io.github.cognitoauth.security.web.CognitoAccountConfigurer",
			"io.github.cognitoauth.test.security.CognitoMockMvcRequestPostProcessors",
			"io.github.cognitoauth.test.security.CognitoMockServerConfigurers", "org.assertj.core.api.Assertions",
			"org.springframework.security.config.Customizer");

	private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

	private final String imports;

	SnippetCompiler() throws IOException {
		StringBuilder text = new StringBuilder();
		for (String name : ownPackages()) {
			text.append("import ").append(name).append(".*; ");
		}
		OTHER_PACKAGES.stream()
			.filter(SnippetCompiler::isOnClassPath)
			.forEach((name) -> text.append("import ").append(name).append(".*; "));
		SINGLE.forEach((name) -> text.append("import ").append(name).append("; "));
		STATIC.forEach((name) -> text.append("import static ").append(name).append(".*; "));
		this.imports = text.toString();
	}

	private static boolean isOnClassPath(String name) {
		return name.startsWith("java.")
				|| SnippetCompiler.class.getClassLoader().getResource(name.replace('.', '/')) != null;
	}

	private static TreeSet<String> ownPackages() throws IOException {
		TreeSet<String> names = new TreeSet<>();
		for (String module : List.of("cognito-auth-core", "cognito-auth-spring-boot-starter", "cognito-auth-test")) {
			Path sources = MarkdownPage.root().resolve(module).resolve("src/main/java");
			try (Stream<Path> files = Files.walk(sources)) {
				files.filter((file) -> file.endsWith("package-info.java"))
					.map((file) -> sources.relativize(file.getParent()).toString().replace('/', '.'))
					.filter((name) -> !name.contains(".internal"))
					.forEach(names::add);
			}
		}
		return names;
	}

	/** Return what is wrong, by the place of the block. */
	Map<String, List<String>> problems(List<Fence> fences) throws IOException {
		List<Source> sources = new ArrayList<>();
		for (int i = 0; i < fences.size(); i++) {
			sources.add(source(fences.get(i), "snippet" + i));
		}
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		task(sources, found).analyze();
		Map<String, List<String>> problems = new LinkedHashMap<>();
		for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
			if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() instanceof Source source) {
				problems.computeIfAbsent(source.place, (place) -> new ArrayList<>())
					.add(diagnostic.getMessage(Locale.ENGLISH));
			}
		}
		return problems;
	}

	private Source source(Fence fence, String name) throws IOException {
		String code = fence.code().replace("{ ... }", "{ throw new IllegalStateException(); }");
		if (code.startsWith("package ")) {
			return new Source(name, fence.place(), code);
		}
		String importsOfContext = String.join("\n", fence.context().lines().filter(SnippetCompiler::isImport).toList());
		String declared = String.join("\n", fence.context().lines().filter((line) -> !isImport(line)).toList());
		String head = "package " + name + "; " + importsOfContext + this.imports;
		List<Source> shapes = List.of(new Source(name, fence.place(), TYPES.formatted(head, declared, code)),
				new Source(name, fence.place(), MEMBERS.formatted(head, declared, code)),
				new Source(name, fence.place(), STATEMENTS.formatted(head, declared, code, "")),
				new Source(name, fence.place(), STATEMENTS.formatted(head, declared, code, "return null;")));
		for (Source shape : shapes.subList(0, 2)) {
			if (parses(shape)) {
				return shape;
			}
		}
		return shapes.get(code.contains("\nreturn ") ? 2 : 3);
	}

	private static boolean isImport(String line) {
		return line.startsWith("import ");
	}

	private boolean parses(Source source) throws IOException {
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		task(List.of(source), found).parse();
		return found.getDiagnostics().stream().noneMatch((problem) -> problem.getKind() == Diagnostic.Kind.ERROR);
	}

	private JavacTask task(List<Source> sources, DiagnosticCollector<JavaFileObject> found) throws IOException {
		StandardJavaFileManager files = this.compiler.getStandardFileManager(found, Locale.ENGLISH,
				StandardCharsets.UTF_8);
		return (JavacTask) this.compiler.getTask(null, files, found,
				List.of("-proc:none", "-parameters", "-Xmaxerrs", "1000", "-cp", System.getProperty("java.class.path")),
				null, sources);
	}

	/** A block as a file. */
	private static final class Source extends SimpleJavaFileObject {

		private final String place;

		private final String code;

		Source(String name, String place, String code) {
			super(URI.create("string:///" + name + "/Snippet.java"), Kind.SOURCE);
			this.place = place;
			this.code = code;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.code;
		}

		@Override
		public boolean isNameCompatible(String simpleName, Kind kind) {
			return true;
		}

	}

}
