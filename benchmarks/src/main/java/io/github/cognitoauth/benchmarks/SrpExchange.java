// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.math.BigInteger;
import java.time.Instant;

import io.github.cognitoauth.srp.SrpIdentity;

/**
 * The pool's side of one exchange: a fixed challenge, and the check that a contender did
 * the whole work.
 */
final class SrpExchange {

	static final SrpIdentity IDENTITY = SrpIdentity.ofUser("eu-west-1_Ab1Cd2Ef3", "alice", "Wonderland-1");

	static final String SALT = "f308f063228c2dc83b92d0d059c35609";

	/** As long as Cognito's. */
	static final String SECRET_BLOCK = "c2Vj".repeat(430);

	static final Instant NOW = Instant.parse("2026-09-05T04:05:06Z");

	static final String TIMESTAMP = "Sat Sep 5 04:05:06 UTC 2026";

	private static final BigInteger SECRET = new BigInteger("5bcc688d92de8bfe91083253f3c45cf09eb582db17caa2ad", 16);

	private final BigInteger verifier = BigInteger.TWO.modPow(TextbookSrp.privateKey(), TextbookSrp.N);

	private final BigInteger publicKey = TextbookSrp.K.multiply(this.verifier)
		.add(BigInteger.TWO.modPow(SECRET, TextbookSrp.N))
		.mod(TextbookSrp.N);

	private final String srpB = this.publicKey.toString(16);

	String srpB() {
		return this.srpB;
	}

	void check(String srpA, String signature) {
		BigInteger clientKey = new BigInteger(srpA, 16);
		BigInteger scrambler = TextbookSrp.hash(clientKey.toByteArray(), this.publicKey.toByteArray());
		BigInteger shared = clientKey.multiply(this.verifier.modPow(scrambler, TextbookSrp.N))
			.modPow(SECRET, TextbookSrp.N);
		if (!TextbookSrp.signature(scrambler, shared).equals(signature)) {
			throw new IllegalStateException("The pool would refuse this proof");
		}
	}

}
