package io.github.cognitoauth.security.challenge;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import org.jspecify.annotations.Nullable;

/** Draws QR codes as SVG, so that no image is fetched and nothing leaves the server. */
final class QrCodes {

	/** The quiet zone that the standard demands. */
	private static final int BORDER = 4;

	private QrCodes() {
	}

	static @Nullable String svg(String text) {
		QrCode code;
		try {
			code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
		}
		catch (DataTooLongException ex) {
			return null;
		}
		int side = code.size + 2 * BORDER;
		StringBuilder svg = new StringBuilder(8192);
		svg.append("<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
			.append(side)
			.append(' ')
			.append(side)
			.append("\" role=\"img\" aria-label=\"QR code for your authenticator app\" shape-rendering=\"crispEdges\">")
			.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
		for (int y = 0; y < code.size; y++) {
			appendRow(svg, code, y);
		}
		return svg.append("\"/></svg>").toString();
	}

	private static void appendRow(StringBuilder path, QrCode code, int y) {
		int x = 0;
		while (x < code.size) {
			int start = x;
			while (x < code.size && code.getModule(x, y)) {
				x++;
			}
			if (x > start) {
				path.append('M')
					.append(start + BORDER)
					.append(' ')
					.append(y + BORDER)
					.append('h')
					.append(x - start)
					.append("v1h-")
					.append(x - start)
					.append('z');
			}
			x++;
		}
	}

}
