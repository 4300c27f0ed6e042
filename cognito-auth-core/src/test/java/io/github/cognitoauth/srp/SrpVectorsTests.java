// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.cognitoauth.srp.SrpVectors.InnerHash;
import io.github.cognitoauth.srp.SrpVectors.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Known answers, own and published, for every step of the exchange.
 */
class SrpVectorsTests {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy",
			Locale.US);

	static List<Vector> vectors() throws IOException {
		return SrpVectors.load().vectors();
	}

	static List<Vector> devices() throws IOException {
		return vectors().stream().filter((vector) -> vector.passwordVerifier() != null).toList();
	}

	static List<InnerHash> innerHashes() throws IOException {
		return SrpVectors.load().innerHashes();
	}

	@Test
	void multiplierEqualsTheKnownOne() throws IOException {
		assertThat(SrpGroup.K).isEqualTo(new BigInteger(SrpVectors.load().k(), 16));
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void srpAEqualsTheKnownOne(Vector vector) {
		assertThat(vector.session().srpA()).isEqualTo(vector.srpA());
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void intermediateValuesEqualTheKnownOnes(Vector vector) {
		SrpClientSession session = vector.session();
		BigInteger serverKey = hex(vector.srpB());
		BigInteger privateKey = SrpGroup.privateKey(hex(vector.salt()), vector.identity());
		BigInteger scrambler = session.scrambler(serverKey);
		assertThat(privateKey).isEqualTo(hex(vector.x()));
		assertThat(scrambler).isEqualTo(hex(vector.u()));
		assertThat(session.sharedSecret(privateKey, serverKey, scrambler)).isEqualTo(hex(vector.s()));
		assertThat(HexFormat.of().formatHex(session.sessionKey(privateKey, serverKey))).isEqualTo(vector.key());
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void claimEqualsTheKnownOne(Vector vector) {
		Instant now = LocalDateTime.parse(vector.timestamp(), TIMESTAMP).toInstant(ZoneOffset.UTC);
		SrpClaim claim = vector.session()
			.claim(vector.identity(), vector.salt(), vector.srpB(), vector.secretBlock(), now);
		assertThat(claim).isEqualTo(new SrpClaim(vector.signature(), vector.secretBlock(), vector.timestamp()));
	}

	@ParameterizedTest
	@MethodSource("devices")
	void deviceVerifierEqualsTheKnownOne(Vector vector) {
		BigInteger salt = new BigInteger(Base64.getDecoder().decode(Objects.requireNonNull(vector.verifierSalt())));
		DeviceSecretVerifier verifier = DeviceSecretVerifier.of(vector.identity(), salt);
		assertThat(verifier.passwordVerifier()).isEqualTo(vector.passwordVerifier());
		assertThat(verifier.salt()).isEqualTo(vector.verifierSalt());
		assertThat(verifier.devicePassword()).isEqualTo(vector.password());
	}

	@ParameterizedTest
	@MethodSource("innerHashes")
	void innerHashEqualsTheKnownOne(InnerHash known) {
		byte[] hash = SrpIdentity.ofDevice(known.scope(), known.userId(), known.password()).hash(SrpHash.sha256());
		assertThat(Base64.getEncoder().encodeToString(hash)).isEqualTo(known.hash());
	}

	private static BigInteger hex(String digits) {
		return new BigInteger(digits, 16);
	}

}
