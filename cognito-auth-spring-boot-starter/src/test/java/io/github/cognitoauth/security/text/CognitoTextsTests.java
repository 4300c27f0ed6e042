// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoTexts} and the bundles.
 */
class CognitoTextsTests {

	private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");

	private static final CognitoTexts TEXTS = CognitoTexts.standard();

	@ParameterizedTest
	@ValueSource(strings = { "de", "es", "fr", "ja" })
	void bundleThenSameKeysAndArgumentsAsInEnglish(String language) throws IOException {
		Map<String, String> english = bundle("");
		Map<String, String> other = bundle("_" + language);
		assertThat(other.keySet()).isEqualTo(english.keySet());
		other.forEach((key, text) -> {
			assertThat(arguments(text)).as(key).isEqualTo(arguments(english.get(key)));
			assertThat(text).as(key).isNotBlank().doesNotContain("'");
		});
		assertThat(other).containsEntry("cognito.language", language);
		assertThat(Bundles.LANGUAGES).contains(language);
	}

	@Test
	void bundleWhenEnglishThenEveryTextCanBeFormatted() throws IOException {
		bundle("").forEach((key, text) -> assertThat(TEXTS.text(Text.of(key, "one", "two"), Locale.ENGLISH)).as(key)
			.doesNotContain("{", "cognito.")
			.isNotBlank());
	}

	@Test
	void textWhenApplicationHasOneThenFirst() {
		StaticMessageSource application = new StaticMessageSource();
		application.addMessage("cognito.page.login.title", Locale.ITALIAN, "Accedi");
		application.addMessage("cognito.language", Locale.ITALIAN, "it");
		CognitoTexts texts = CognitoTexts.of(application);
		assertThat(texts.text(Text.of("cognito.page.login.title"), Locale.ITALIAN)).isEqualTo("Accedi");
		assertThat(texts.text(Text.of("cognito.page.login.title"), Locale.GERMAN)).isEqualTo("Anmelden");
		assertThat(texts.language(Locale.ITALIAN)).isEqualTo("it");
		assertThat(texts.choose(List.of(Locale.KOREAN, Locale.ITALIAN, Locale.GERMAN))).isEqualTo(Locale.ITALIAN);
	}

	@Test
	void textWhenSystemIsGermanThenUnknownLanguagesAreEnglishAllTheSame() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			assertThat(TEXTS.text(Text.of("cognito.page.login.title"), Locale.KOREAN)).isEqualTo("Sign in");
			assertThat(TEXTS.language(Locale.ENGLISH)).isEqualTo("en");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void chooseThenFirstLanguageThatThereIs() {
		assertThat(TEXTS.choose(List.of(Locale.ITALIAN, Locale.CANADA_FRENCH, Locale.GERMAN)))
			.isEqualTo(Locale.CANADA_FRENCH);
		assertThat(TEXTS.choose(List.of(Locale.ITALIAN))).isEqualTo(Locale.ENGLISH);
		assertThat(TEXTS.choose(List.of())).isEqualTo(Locale.ENGLISH);
	}

	@Test
	void resolveThenArgumentsThatAreTextsAreInTheSameLanguage() {
		Text text = Text.of("cognito.problem.field-missing", Text.of("cognito.field.given_name"));
		assertThat(TEXTS.resolve(text, Locale.GERMAN).text()).isEqualTo("Bitte ausf\u00fcllen: Vorname.");
		assertThat(TEXTS.resolve(text, Locale.GERMAN).args()).first().hasToString("Vorname");
		assertThat(TEXTS.text(Text.of("cognito.field.shoe_size").orElse("Shoe size"), Locale.GERMAN))
			.isEqualTo("Shoe size");
		assertThat(TEXTS.text(Text.of("cognito.field.nothing"), Locale.GERMAN)).isEqualTo("cognito.field.nothing");
	}

	private static TreeSet<String> arguments(String text) {
		TreeSet<String> arguments = new TreeSet<>();
		ARGUMENT.matcher(text).results().map(MatchResult::group).forEach(arguments::add);
		return arguments;
	}

	private static Map<String, String> bundle(String suffix) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = new InputStreamReader(
				CognitoTexts.class.getResourceAsStream("messages" + suffix + ".properties"), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		Map<String, String> bundle = new TreeMap<>();
		properties.forEach((key, text) -> bundle.put((String) key, (String) text));
		return bundle;
	}

}
