// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import io.github.cognitoauth.security.step.QrCode;

/** Draws QR codes as SVG, so that no image is fetched and nothing leaves the server. */
final class QrSvg {

	private QrSvg() {
	}

	static void draw(Html html, QrCode code, String label) {
		html.raw("<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + code.side() + " "
				+ code.side() + "\" role=\"img\" aria-label=\"")
			.text(label)
			.raw("\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
					+ "<path fill=\"#000\" d=\"")
			.raw(code.path())
			.raw("\"/></svg>");
	}

}
