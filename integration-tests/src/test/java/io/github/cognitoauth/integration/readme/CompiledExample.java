// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.readme;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A configuration class around a bean method of the README.
 */
final class CompiledExample {

	private static final String SOURCE = """
			import io.github.cognitoauth.autoconfigure.token.ServiceAccount;
			import org.springframework.context.annotation.Bean;
			import org.springframework.context.annotation.Configuration;
			import org.springframework.security.config.annotation.web.builders.HttpSecurity;
			import org.springframework.security.web.SecurityFilterChain;
			import org.springframework.web.client.RestClient;

			import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
			import static org.springframework.security.config.Customizer.withDefaults;

			@Configuration(proxyBeanMethods = false)
			class Example {

			%s
			}
			""";

	private CompiledExample() {
	}

	static Class<?> of(String method, Path folder) throws IOException {
		Path source = Files.writeString(folder.resolve("Example.java"), SOURCE.formatted(method));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ROOT, null)) {
			boolean compiled = compiler
				.getTask(null, files, messages,
						List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
						null, files.getJavaFileObjects(source))
				.call();
			assertThat(compiled).as(() -> messages.getDiagnostics().toString()).isTrue();
		}
		return load(folder);
	}

	private static Class<?> load(Path folder) throws MalformedURLException {
		URL[] urls = { folder.toUri().toURL() };
		try {
			return Class.forName("Example", false, new URLClassLoader(urls, CompiledExample.class.getClassLoader()));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
