// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GeneratorPower} and {@link MontgomeryProduct}, with
 * {@link BigInteger#modPow} as the judge.
 */
class GeneratorPowerTests {

	@Test
	void ofWhenExponentHasOneBitThenEqualsModPow() {
		for (int bit = 0; bit < 260; bit++) {
			assertEqualsModPow(BigInteger.ONE.shiftLeft(bit));
		}
	}

	@Test
	void ofWhenExponentIsAllOnesThenEqualsModPow() {
		for (int bits = 0; bits < 260; bits++) {
			assertEqualsModPow(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
		}
	}

	@Test
	void ofWhenExponentIsRandomThenEqualsModPow() {
		Random random = new Random(42);
		for (int i = 0; i < 1000; i++) {
			assertEqualsModPow(new BigInteger(random.nextInt(257), random));
		}
	}

	@Test
	void ofWhenExponentIsLongerThanTheTablesThenEqualsModPow() {
		assertEqualsModPow(new BigInteger(1024, new Random(7)));
	}

	@Test
	void productWhenFactorsAreExtremeThenEqualsMultiplication() {
		BigInteger largest = SrpGroup.N.subtract(BigInteger.ONE);
		BigInteger dense = BigInteger.ONE.shiftLeft(3071).subtract(BigInteger.ONE);
		for (BigInteger left : new BigInteger[] { BigInteger.ONE, dense, largest }) {
			for (BigInteger right : new BigInteger[] { BigInteger.ONE, dense, largest }) {
				BigInteger product = new MontgomeryProduct(MontgomeryProduct.factor(left))
					.times(MontgomeryProduct.factor(right))
					.square()
					.toNumber();
				assertThat(product).isEqualTo(left.multiply(right).pow(2).mod(SrpGroup.N));
			}
		}
	}

	@Test
	void productWhenLimbsAreFullThenNoColumnOverflows() {
		// 2^3072 - 1 lies between N and 2N
		long[] full = new long[55];
		Arrays.fill(full, (1L << 56) - 1);
		full[54] = (1L << 48) - 1;
		BigInteger radix = BigInteger.ONE.shiftLeft(3080);
		BigInteger number = BigInteger.ONE.shiftLeft(3072)
			.subtract(BigInteger.ONE)
			.multiply(radix.modInverse(SrpGroup.N))
			.mod(SrpGroup.N);
		BigInteger product = new MontgomeryProduct(full).times(full).square().toNumber();
		assertThat(product).isEqualTo(number.pow(4).mod(SrpGroup.N));
	}

	private static void assertEqualsModPow(BigInteger exponent) {
		assertThat(GeneratorPower.of(exponent)).isEqualTo(BigInteger.TWO.modPow(exponent, SrpGroup.N));
	}

}
