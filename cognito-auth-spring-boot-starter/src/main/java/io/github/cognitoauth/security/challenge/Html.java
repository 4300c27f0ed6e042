package io.github.cognitoauth.security.challenge;

import org.springframework.web.util.HtmlUtils;

/** Keeps what is written here apart from what must be escaped. */
final class Html {

	private final StringBuilder out = new StringBuilder(4096);

	Html raw(String markup) {
		this.out.append(markup);
		return this;
	}

	Html text(String text) {
		this.out.append(HtmlUtils.htmlEscape(text, "UTF-8"));
		return this;
	}

	@Override
	public String toString() {
		return this.out.toString();
	}

}
