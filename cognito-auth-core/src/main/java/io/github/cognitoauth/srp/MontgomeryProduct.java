// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;

/**
 * A running product modulo N that divides and allocates nothing, since {@link BigInteger}
 * offers modular multiplication only with a division.
 * <p>
 * Factors are in Montgomery form (times R = 2^3080), below 2N, in 55 limbs of 56 bits. A
 * column of the schoolbook product then adds up at most 220 numbers of 56 bits, which fit
 * an unsigned long, so that carries wait until the end. As R &gt; 4N the product is below
 * 2N again without a subtraction. Not safe for use by several threads.
 */
final class MontgomeryProduct {

	private static final int LIMB_BYTES = 7;

	private static final int LIMB_BITS = 56;

	private static final int LIMBS = 55;

	private static final long MASK = (1L << LIMB_BITS) - 1;

	private static final long[] MODULUS = limbs(SrpGroup.N);

	private static final long[] UNIT = limbs(BigInteger.ONE);

	private final long[] value;

	private final long[] columns = new long[2 * LIMBS];

	MontgomeryProduct(long[] factor) {
		this.value = factor.clone();
	}

	/** The Montgomery form of a number. */
	static long[] factor(BigInteger number) {
		return limbs(number.shiftLeft(LIMBS * LIMB_BITS).mod(SrpGroup.N));
	}

	/** This product as a factor of others. */
	long[] toFactor() {
		return this.value.clone();
	}

	MontgomeryProduct square() {
		return times(this.value);
	}

	MontgomeryProduct times(long[] factor) {
		long[] columns = this.columns;
		for (int i = 0; i < LIMBS; i++) {
			addMultiple(columns, i, factor, this.value[i]);
		}
		// -1/N is 1 modulo 2^56: adding N times the lowest limb clears that limb
		long carry = 0;
		for (int i = 0; i < LIMBS; i++) {
			columns[i] += carry;
			addMultiple(columns, i, MODULUS, columns[i] & MASK);
			carry = columns[i] >>> LIMB_BITS;
			columns[i] = 0;
		}
		for (int i = 0; i < LIMBS; i++) {
			carry += columns[LIMBS + i];
			this.value[i] = carry & MASK;
			carry >>>= LIMB_BITS;
			columns[LIMBS + i] = 0;
		}
		return this;
	}

	private static void addMultiple(long[] columns, int offset, long[] limbs, long multiplier) {
		// Four bits on each side move the high word of the product to a multiple of 2^56
		long shifted = multiplier << 4;
		long high = 0;
		for (int i = 0; i < LIMBS; i++) {
			long limb = limbs[i];
			columns[offset + i] += (limb * multiplier & MASK) + high;
			high = Math.multiplyHigh(limb << 4, shifted);
		}
		columns[offset + LIMBS] += high;
	}

	/** Leave the Montgomery form; changes this product. */
	BigInteger toNumber() {
		times(UNIT);
		byte[] bytes = new byte[LIMBS * LIMB_BYTES];
		for (int i = 0; i < bytes.length; i++) {
			bytes[bytes.length - 1 - i] = (byte) (this.value[i / LIMB_BYTES] >>> Byte.SIZE * (i % LIMB_BYTES));
		}
		return new BigInteger(1, bytes);
	}

	private static long[] limbs(BigInteger number) {
		byte[] bytes = number.toByteArray();
		long[] limbs = new long[LIMBS];
		for (int i = 0; i < bytes.length; i++) {
			limbs[i / LIMB_BYTES] |= (bytes[bytes.length - 1 - i] & 0xFFL) << Byte.SIZE * (i % LIMB_BYTES);
		}
		return limbs;
	}

}
