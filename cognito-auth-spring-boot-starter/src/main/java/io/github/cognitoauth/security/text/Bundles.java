// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The messages of this library. They are read once, when the first texts are set up and
 * not on the thread of a request, and there are no more of them whatever languages a
 * browser makes up.
 */
final class Bundles {

	static final Set<String> LANGUAGES = Set.of("en", "de", "es", "fr", "ja");

	private static final Map<String, Map<String, String>> MESSAGES = read();

	private Bundles() {
	}

	private static Map<String, Map<String, String>> read() {
		Map<String, Map<String, String>> messages = new HashMap<>();
		for (String language : LANGUAGES) {
			messages.put(language,
					read(language.equals("en") ? "messages.properties" : "messages_" + language + ".properties"));
		}
		return Map.copyOf(messages);
	}

	private static Map<String, String> read(String file) {
		Properties properties = new Properties();
		try (InputStream in = Bundles.class.getResourceAsStream(file)) {
			Assert.state(in != null, "A bundle of the default texts is missing");
			properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Map<String, String> messages = new HashMap<>();
		properties.forEach((code, message) -> messages.put((String) code, (String) message));
		return Map.copyOf(messages);
	}

	static @Nullable String message(String code, Object[] arguments, Locale locale) {
		Map<String, String> messages = MESSAGES.getOrDefault(locale.getLanguage(), MESSAGES.get("en"));
		String message = (messages != null) ? messages.get(code) : null;
		return (message != null && arguments.length > 0) ? new MessageFormat(message, locale).format(arguments)
				: message;
	}

}
