// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TotpSecret}.
 */
class TotpSecretTests {

	/** The ASCII text "12345678901234567890" of RFC 6238, appendix B. */
	private static final String RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

	@ParameterizedTest
	@CsvSource({ "59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
			"20000000000, 353130" })
	void codeAtThenAsInTheSpecification(long second, String code) {
		assertThat(TotpSecret.fromBase32(RFC_SECRET).codeAt(Instant.ofEpochSecond(second))).isEqualTo(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ",
			"GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ====" })
	void fromBase32WhenWrittenOtherwiseThenTheSame(String secret) {
		assertThat(TotpSecret.fromBase32(secret).codeAt(Instant.ofEpochSecond(59))).isEqualTo("287082");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GEZDGNBVGY3TQOJ1GEZDGNBV", "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ", "SECRET!VALUE",
			"GEZDGNBV", "", "ÄÖÜGEZDGNBVGY3TQOJQ" })
	void fromBase32WhenUnusableThenSaysWhatToChangeAndNotTheSecret(String secret) {
		assertThatIllegalArgumentException().isThrownBy(() -> TotpSecret.fromBase32(secret))
			.withMessageContaining("TOTP secret")
			.withMessageContaining("AssociateSoftwareToken")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("GEZD").doesNotContain("VALUE"));
	}

	@Test
	void toStringThenShowsNoSecret() {
		assertThat(TotpSecret.fromBase32(RFC_SECRET)).hasToString("TotpSecret[masked]");
	}

	@Test
	void secretCodeWhenWrittenOtherwiseThenIsNormalizedAndEqual() {
		TotpSecret secret = TotpSecret.fromBase32("gezd gnbv-GY3T QOJQ====");

		assertThat(secret.secretCode()).isEqualTo("GEZDGNBVGY3TQOJQ");
		assertThat(secret).isEqualTo(TotpSecret.fromBase32("GEZDGNBVGY3TQOJQ"))
			.hasSameHashCodeAs(TotpSecret.fromBase32("GEZDGNBVGY3TQOJQ"))
			.isNotEqualTo(TotpSecret.fromBase32(RFC_SECRET));
	}

	@Test
	void otpauthUriThenNamesServiceAndAccount() {
		assertThat(TotpSecret.fromBase32("GEZDGNBVGY3TQOJQ").otpauthUri("Acme Co", "alice@example.com"))
			.isEqualTo("otpauth://totp/Acme%20Co:alice%40example.com?secret=GEZDGNBVGY3TQOJQ&issuer=Acme%20Co");
	}

}
