// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.text.Text;

/** Draws what a script asks the browser for a passkey with. */
final class PasskeyHtml {

	private PasskeyHtml() {
	}

	/** What the script fills in. */
	static void credential(Html html, FormField field) {
		html.raw("<input type=\"hidden\" id=\"credential\"").attribute("name", field.name()).raw(">");
	}

	static void use(Html html, String options) {
		button(html, options, false, "cognito.problem.passkey-not-used", Text.of("cognito.page.use-passkey"));
	}

	static void create(Html html, String options, Text submit) {
		button(html, options, true, "cognito.problem.passkey-not-made", submit);
	}

	private static void button(Html html, String options, boolean create, String failed, Text text) {
		html.raw("<p id=\"passkey-problem\" class=\"problem\" role=\"alert\" hidden")
			.attribute("data-not-used", html.sentence(Text.of(failed)))
			.attribute("data-not-supported", html.sentence(Text.of("cognito.page.passkey-not-supported")))
			.raw("></p><noscript><p class=\"problem\">")
			.message("cognito.page.passkey-needs-script")
			.raw("</p></noscript><button type=\"button\" class=\"primary\" id=\"passkey\" autofocus")
			.flag("data-create", create)
			.attribute("data-options", options)
			.raw(">")
			.text(text)
			.raw("</button>");
	}

}
