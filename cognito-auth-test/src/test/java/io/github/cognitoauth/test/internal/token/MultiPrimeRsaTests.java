// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.nio.ByteBuffer;
import java.security.Signature;

import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MultiPrimeRsa} against the RSA of the JDK. Enough signatures that some
 * of them begin with a zero byte.
 */
class MultiPrimeRsaTests {

	private static final int SIGNATURES = 600;

	@RepeatedTest(2)
	void signWhenCheckedByTheJdkThenIsRight() throws Exception {
		MultiPrimeRsa key = MultiPrimeRsa.generate();
		assertThat(key.publicKey().getModulus().bitLength()).isEqualTo(2048);
		Signature check = Signature.getInstance("SHA256withRSA");
		for (int i = 0; i < SIGNATURES; i++) {
			byte[] input = ByteBuffer.allocate(4).putInt(i).array();
			byte[] signature = key.sign(input);
			check.initVerify(key.publicKey());
			check.update(input);
			assertThat(check.verify(signature)).as("signature %d", i).isTrue();
			check.initVerify(key.publicKey());
			check.update(new byte[] { 1 });
			assertThat(check.verify(signature)).as("signature %d of something else", i).isFalse();
		}
	}

}
