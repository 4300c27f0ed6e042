// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/** Keeps what is written here apart from what must be escaped, in one language. */
final class Html {

	private final StringBuilder out = new StringBuilder(4096);

	private final CognitoTexts texts;

	private final Locale locale;

	Html(CognitoTexts texts, Locale locale) {
		this.texts = texts;
		this.locale = locale;
	}

	Html raw(String markup) {
		this.out.append(markup);
		return this;
	}

	Html text(String text) {
		this.out.append(HtmlUtils.htmlEscape(text, "UTF-8"));
		return this;
	}

	Html text(Text text) {
		return text(sentence(text));
	}

	/** A text of the pages themselves. */
	Html message(String code) {
		return text(Text.of(code));
	}

	Html attribute(String name, @Nullable String value) {
		return (value != null) ? raw(" ").raw(name).raw("=\"").text(value).raw("\"") : this;
	}

	Html flag(String name, boolean set) {
		return set ? raw(" ").raw(name) : this;
	}

	/** In the time zone of nobody; the script of the pages shows that of the browser. */
	Html time(Instant time) {
		String shown = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(Locale.forLanguageTag(language()))
			.format(time.atOffset(ZoneOffset.UTC));
		return raw("<time").attribute("datetime", time.truncatedTo(ChronoUnit.SECONDS).toString())
			.raw(">")
			.text(shown + " UTC")
			.raw("</time>");
	}

	String sentence(Text text) {
		return this.texts.text(text, this.locale);
	}

	String language() {
		return this.texts.language(this.locale);
	}

	@Override
	public String toString() {
		return this.out.toString();
	}

}
