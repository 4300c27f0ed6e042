// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The known answers in {@code srp-vectors.json}; where they come from is said there.
 */
record SrpVectors(List<String> provenance, String k, List<Vector> vectors, List<InnerHash> innerHashes) {

	static SrpVectors load() throws IOException {
		try (InputStream json = SrpVectors.class.getResourceAsStream("srp-vectors.json")) {
			return JsonMapper.shared().readValue(json, SrpVectors.class);
		}
	}

	record Vector(String name, String scope, String userId, String password, String a, String srpA, String salt,
			String srpB, String secretBlock, String timestamp, String u, String x, String s, String key,
			String signature, @Nullable String passwordVerifier, @Nullable String verifierSalt) {

		SrpIdentity identity() {
			return new SrpIdentity(this.scope, this.userId, this.password);
		}

		SrpClientSession session() {
			return new SrpClientSession(new BigInteger(this.a, 16));
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	record InnerHash(String scope, String userId, String password, String hash) {

	}

}
