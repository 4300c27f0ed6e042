// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/** Paints the SVG and reads it with another library than the one that made it. */
final class QrReader {

	private static final int SCALE = 8;

	private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");

	private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

	private QrReader() {
	}

	static String read(String svg) throws Exception {
		Matcher viewBox = SIDE.matcher(svg);
		if (!viewBox.find()) {
			throw new AssertionError("The image has no size");
		}
		int side = Integer.parseInt(viewBox.group(1)) * SCALE;
		int[] pixels = new int[side * side];
		Arrays.fill(pixels, 0xFFFFFF);
		Matcher run = RUN.matcher(svg);
		while (run.find()) {
			int x = Integer.parseInt(run.group(1)) * SCALE;
			int y = Integer.parseInt(run.group(2)) * SCALE;
			int width = Integer.parseInt(run.group(3)) * SCALE;
			for (int row = y; row < y + SCALE; row++) {
				Arrays.fill(pixels, row * side + x, row * side + x + width, 0x000000);
			}
		}
		LuminanceSource image = new RGBLuminanceSource(side, side, pixels);
		return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(image))).getText();
	}

}
