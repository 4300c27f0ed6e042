// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.nayuki.qrcodegen.DataTooLongException;
import org.jspecify.annotations.Nullable;

/**
 * A QR code as its modules, so that a client draws it without a library of its own and
 * nothing leaves the server. {@link #toString()} shows none.
 *
 * @param size how many modules a side has, without the quiet zone of four
 * @param rows one row each, from above, as a number in hexadecimal whose highest of
 * {@code size} bits is the module on the left; a one is dark
 * @since 0.1.0
 */
public record QrCode(int size, List<String> rows) {

	/** The quiet zone that the standard demands. */
	private static final int BORDER = 4;

	/** Copy the rows. */
	public QrCode {
		rows = List.copyOf(rows);
	}

	/**
	 * Return whether a module is dark.
	 * @param x the column, from the left
	 * @param y the row, from above
	 * @return whether it is dark; never outside of the code
	 */
	public boolean isDark(int x, int y) {
		return x >= 0 && x < this.size && y >= 0 && y < this.size
				&& new BigInteger(this.rows.get(y), 16).testBit(this.size - 1 - x);
	}

	/**
	 * Return the code as the path of an SVG whose sides are {@link #side()} long.
	 * @return the value of the attribute {@code d}; the background has to be light
	 */
	public String path() {
		StringBuilder path = new StringBuilder(8192);
		for (int y = 0; y < this.size; y++) {
			int x = 0;
			while (x < this.size) {
				int start = x;
				while (isDark(x, y)) {
					x++;
				}
				if (x > start) {
					path.append('M').append(start + BORDER).append(' ').append(y + BORDER);
					path.append('h').append(x - start).append("v1h-").append(x - start).append('z');
				}
				x++;
			}
		}
		return path.toString();
	}

	/**
	 * Return how long a side is with the quiet zone.
	 * @return modules
	 */
	public int side() {
		return this.size + 2 * BORDER;
	}

	static @Nullable QrCode of(String text) {
		io.nayuki.qrcodegen.QrCode code;
		try {
			code = io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
		}
		catch (DataTooLongException ex) {
			return null;
		}
		List<String> rows = new ArrayList<>(code.size);
		for (int y = 0; y < code.size; y++) {
			BigInteger row = BigInteger.ZERO;
			for (int x = 0; x < code.size; x++) {
				row = code.getModule(x, y) ? row.setBit(code.size - 1 - x) : row;
			}
			rows.add(row.toString(16));
		}
		return new QrCode(code.size, rows);
	}

	@Override
	public String toString() {
		return "QrCode[" + this.size + "]";
	}

}
