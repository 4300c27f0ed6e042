// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/** What all pages have around them. */
final class PageFrame {

	private final PageSettings settings;

	private final PageRequest request;

	private final Html html;

	PageFrame(PageSettings settings, PageRequest request, Html html) {
		this.settings = settings;
		this.request = request;
		this.html = html;
	}

	Html html() {
		return this.html;
	}

	PageSettings settings() {
		return this.settings;
	}

	PageRequest request() {
		return this.request;
	}

	String contextPath() {
		return this.request.contextPath();
	}

	String challengeUrl() {
		return contextPath() + this.settings.challengeProcessingUrl();
	}

	void begin(Text title, boolean problem) {
		begin(title, problem, null);
	}

	void begin(Text title, boolean problem, @Nullable PageLink back) {
		String application = this.settings.applicationName();
		Text shown = problem ? Text.of("cognito.page.error-title", title) : title;
		this.html.raw("<!DOCTYPE html><html")
			.attribute("lang", this.html.language())
			.raw("><head><meta charset=\"utf-8\">"
					+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
					+ "<meta name=\"referrer\" content=\"same-origin\">"
					+ "<meta name=\"color-scheme\" content=\"light dark\"><title>")
			.text(shown)
			.text((application != null) ? " – " + application : "")
			.raw("</title><link rel=\"stylesheet\"")
			.attribute("href", challengeUrl() + PageResource.STYLE.path())
			.raw(">");
		script(PageResource.FORM_SCRIPT);
		this.html.raw("</head><body><main>");
		if (application != null) {
			this.html.raw("<p class=\"app\">").text(application).raw("</p>");
		}
		if (back != null) {
			this.html.raw("<nav class=\"back\"><a class=\"link\"")
				.attribute("href", contextPath() + back.path())
				.raw(">")
				.text(back.text())
				.raw("</a></nav>");
		}
		this.html.raw("<h1>").text(title).raw("</h1>");
	}

	void script(PageResource resource) {
		this.html.raw("<script defer").attribute("src", challengeUrl() + resource.path()).raw("></script>");
	}

	void problem(@Nullable Text problem) {
		if (problem != null) {
			this.html.raw("<p class=\"problem\" id=\"" + FormHtml.PROBLEM + "\" role=\"alert\">")
				.text(problem)
				.raw("</p>");
		}
	}

	void notice(@Nullable Text notice) {
		if (notice != null) {
			this.html.raw("<p class=\"notice\" role=\"status\">").text(notice).raw("</p>");
		}
	}

	void formStart(String action, String attributes) {
		this.html.raw("<form method=\"post\"").attribute("action", action).raw(attributes).raw(">");
		PageRequest.Csrf csrf = this.request.csrf();
		if (csrf != null) {
			FormHtml.hidden(this.html, csrf.parameter(), csrf.token());
		}
	}

	void end() {
		this.html.raw("</main></body></html>");
	}

}
