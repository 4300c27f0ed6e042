// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import io.github.cognitoauth.security.step.SetupKey;
import io.github.cognitoauth.security.text.Text;

/**
 * Draws the secret of an authenticator app: for a camera, for this device, for typing.
 */
final class SetupHtml {

	private final Html html;

	SetupHtml(Html html) {
		this.html = html;
	}

	void draw(SetupKey setup) {
		if (setup.qrCode() != null) {
			this.html.raw("<div class=\"qr-frame\">");
			QrSvg.draw(this.html, setup.qrCode(), this.html.sentence(Text.of("cognito.page.qr-code")));
			this.html.raw("</div>");
		}
		this.html.raw("<p class=\"app-link\"><a")
			.attribute("href", setup.otpauthUri())
			.raw(">")
			.message("cognito.page.open-app")
			.raw("</a></p><p class=\"secret\"><span id=\"secret-label\">")
			.message("cognito.page.key")
			.raw("</span> <code id=\"setup-secret\" aria-labelledby=\"secret-label\">")
			.text(setup.grouped())
			.raw("</code><button type=\"button\" class=\"link\" hidden")
			.attribute("data-copy", setup.secret())
			.raw(">")
			.message("cognito.page.copy-key")
			.raw("</button><span role=\"status\" class=\"copied\" hidden>")
			.message("cognito.page.key-copied")
			.raw("</span></p>");
	}

}
