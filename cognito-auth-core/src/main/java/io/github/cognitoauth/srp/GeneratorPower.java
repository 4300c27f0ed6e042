// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;

/**
 * g^exponent mod N from precomputed powers, in 48 multiplications where square and
 * multiply takes 300: the comb of Lim and Lee. The exponent's 256 bits are eight rows of
 * 32 columns, each entry of a table is the product of the rows that its index selects,
 * and two tables serve two columns at a time. They take 230 KiB and some milliseconds,
 * once.
 */
final class GeneratorPower {

	private static final int ROWS = 8;

	private static final int COLUMNS = 32;

	private static final int STEPS = COLUMNS / 2;

	private static final long[] ONE = MontgomeryProduct.factor(BigInteger.ONE);

	/** For columns 0 to 15. */
	private static final long[][] LOW = new long[1 << ROWS][];

	/** For columns 16 to 31. */
	private static final long[][] HIGH = new long[1 << ROWS][];

	static {
		LOW[0] = ONE;
		HIGH[0] = ONE;
		long[] factor = MontgomeryProduct.factor(SrpGroup.G);
		for (int row = 0; row < ROWS; row++) {
			addRow(LOW, row, factor);
			factor = nextHalfRow(factor);
			addRow(HIGH, row, factor);
			factor = nextHalfRow(factor);
		}
	}

	private GeneratorPower() {
	}

	/**
	 * Raise the generator.
	 * @param exponent not negative; longer than 256 bits is slow but right
	 */
	static BigInteger of(BigInteger exponent) {
		if (exponent.bitLength() > ROWS * COLUMNS) {
			return SrpGroup.G.modPow(exponent, SrpGroup.N);
		}
		MontgomeryProduct power = new MontgomeryProduct(ONE);
		for (int step = STEPS - 1; step >= 0; step--) {
			power.square().times(LOW[column(exponent, step)]).times(HIGH[column(exponent, step + STEPS)]);
		}
		return power.toNumber();
	}

	private static int column(BigInteger exponent, int column) {
		int bits = 0;
		for (int row = 0; row < ROWS; row++) {
			if (exponent.testBit(row * COLUMNS + column)) {
				bits |= 1 << row;
			}
		}
		return bits;
	}

	private static void addRow(long[][] table, int row, long[] factor) {
		int rowBit = 1 << row;
		for (int i = 0; i < rowBit; i++) {
			table[rowBit + i] = new MontgomeryProduct(factor).times(table[i]).toFactor();
		}
	}

	private static long[] nextHalfRow(long[] factor) {
		MontgomeryProduct power = new MontgomeryProduct(factor);
		for (int i = 0; i < STEPS; i++) {
			power.square();
		}
		return power.toFactor();
	}

}
