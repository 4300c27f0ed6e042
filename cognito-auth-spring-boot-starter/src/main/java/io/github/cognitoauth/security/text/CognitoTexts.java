// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.text;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.util.Assert;

/**
 * Finds the sentence of a {@link Text} in a language: in the messages of the application
 * first, then in those of this library, which are there in English, German, Spanish,
 * French and Japanese. An application changes a sentence, or adds a language, by messages
 * of the same codes. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CognitoTexts {

	/** Says which language a bundle is in, as a tag for {@code <html lang>}. */
	static final String LANGUAGE = "cognito.language";

	private static final Object[] NO_ARGUMENTS = {};

	private final MessageSource application;

	private CognitoTexts(MessageSource application) {
		this.application = application;
		// reads the bundles
		language(Locale.ENGLISH);
	}

	/**
	 * Return the texts of this library.
	 * @return texts that no application has changed
	 */
	public static CognitoTexts standard() {
		return new CognitoTexts(new StaticMessageSource());
	}

	/**
	 * Return the texts of an application.
	 * @param application its messages, asked before those of this library
	 * @return the texts
	 */
	public static CognitoTexts of(MessageSource application) {
		Assert.notNull(application, "'application' must not be null");
		return new CognitoTexts(application);
	}

	/**
	 * Return a sentence.
	 * @param text the text
	 * @param locale the language
	 * @return the sentence; without a message of that code what the text has itself, else
	 * the code
	 */
	public String text(Text text, Locale locale) {
		Object[] arguments = text.args()
			.stream()
			.map((argument) -> (argument instanceof Text nested) ? text(nested, locale) : argument)
			.toArray();
		String found = message(this.application, text.code(), arguments, locale);
		if (found == null) {
			found = Bundles.message(text.code(), arguments, locale);
		}
		return (found != null) ? found : text.toString();
	}

	/**
	 * Return a text together with its sentence.
	 * @param text the text
	 * @param locale the language
	 * @return a copy whose {@code text} and whose arguments are set
	 */
	public Text resolve(Text text, Locale locale) {
		return new Text(text.code(),
				text.args()
					.stream()
					.map((argument) -> (argument instanceof Text nested) ? resolve(nested, locale) : argument)
					.toList(),
				text(text, locale));
	}

	/**
	 * Return the first language of somebody's list that there are texts in.
	 * @param wanted languages, the best first
	 * @return one of them; English if there are texts in none
	 */
	public Locale choose(List<Locale> wanted) {
		for (Locale locale : wanted) {
			if (Locale.forLanguageTag(language(locale)).getLanguage().equals(locale.getLanguage())) {
				return locale;
			}
		}
		return Locale.ENGLISH;
	}

	/**
	 * Return the language that texts are really in.
	 * @param locale the language that is wanted
	 * @return a language tag for {@code <html lang>}
	 */
	public String language(Locale locale) {
		return text(Text.of(LANGUAGE).orElse("en"), locale);
	}

	private static @Nullable String message(MessageSource source, String code, Object[] arguments, Locale locale) {
		String message = source.getMessage(code, (arguments.length > 0) ? arguments : NO_ARGUMENTS, null, locale);
		// some applications let a message without a text read like its code
		return (message == null || message.equals(code)) ? null : message;
	}

}
