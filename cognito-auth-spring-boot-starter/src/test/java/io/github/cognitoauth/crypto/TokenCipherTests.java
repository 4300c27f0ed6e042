// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TokenCipher}.
 */
class TokenCipherTests {

	static final String KEY = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

	static final String OTHER_KEY = Base64.getEncoder().encodeToString("fedcba9876543210fedcba9876543210".getBytes());

	private static final byte[] PLAIN = "the tokens".getBytes(StandardCharsets.UTF_8);

	private final TokenCipher cipher = TokenCipher.of(KEY, List.of());

	@Test
	void decryptWhenSameKeyAndAccountThenReturnsValue() {
		assertThat(this.cipher.decrypt(this.cipher.encrypt(PLAIN, "billing"), "billing")).contains(PLAIN);
	}

	@Test
	void decryptWhenOtherAccountThenEmpty() {
		assertThat(this.cipher.decrypt(this.cipher.encrypt(PLAIN, "billing"), "worker")).isEmpty();
	}

	@Test
	void decryptWhenOtherKeyThenEmpty() {
		assertThat(TokenCipher.of(OTHER_KEY, List.of()).decrypt(this.cipher.encrypt(PLAIN, "billing"), "billing"))
			.isEmpty();
	}

	@Test
	void decryptWhenKeyIsPreviousThenReadsAndWritesWithTheNewOne() {
		TokenCipher rotated = TokenCipher.of(OTHER_KEY, List.of(KEY));
		assertThat(rotated.decrypt(this.cipher.encrypt(PLAIN, "billing"), "billing")).contains(PLAIN);
		assertThat(this.cipher.decrypt(rotated.encrypt(PLAIN, "billing"), "billing")).isEmpty();
	}

	@Test
	void decryptWhenAnyCharacterIsChangedThenEmpty() {
		String value = this.cipher.encrypt(PLAIN, "billing");
		for (int i = 0; i < value.length() - 1; i++) {
			char other = (value.charAt(i) == 'A') ? 'B' : 'A';
			assertThat(this.cipher.decrypt(value.substring(0, i) + other + value.substring(i + 1), "billing"))
				.isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "x", "a.b", "....", "\u0000", "{\"access\":\"x\"}" })
	void decryptWhenGarbageThenEmpty(String value) {
		assertThat(this.cipher.decrypt(value, "billing")).isEmpty();
		String id = this.cipher.encrypt(PLAIN, "billing").substring(0, 8);
		assertThat(this.cipher.decrypt(id + '.' + value, "billing")).isEmpty();
	}

	@Test
	void encryptWhenRepeatedThenNeverTheSame() {
		Set<String> values = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			values.add(this.cipher.encrypt(PLAIN, "billing"));
		}
		assertThat(values).hasSize(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "c2hvcnQ=", "MDEyMzQ1Njc4OWFiY2RlZg==", "not base64!" })
	void ofWhenKeyIsUnusableThenSaysHowToMakeOneAndNotTheKey(String key) {
		assertThatIllegalArgumentException().isThrownBy(() -> TokenCipher.of(key, List.of()))
			.withMessageContaining("openssl rand -base64 32")
			.satisfies((ex) -> assertThat(key.isEmpty() || !ex.getMessage().contains(key)).isTrue());
		assertThatIllegalArgumentException().isThrownBy(() -> TokenCipher.of(KEY, List.of(key)));
	}

	@Test
	void toStringThenShowsNoKey() {
		assertThat(this.cipher).hasToString("TokenCipher[AES-256-GCM, 1 keys]");
	}

}
