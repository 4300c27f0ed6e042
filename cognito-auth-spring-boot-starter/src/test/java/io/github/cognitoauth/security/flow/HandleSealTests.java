// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import io.github.cognitoauth.crypto.TokenCipher;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link HandleSeal}.
 */
class HandleSealTests {

	private static final String POOL = "eu-west-1_Ab1Cd2Ef3";

	private static final String CLIENT = "1example23456789";

	private static final String TEXT = "{\"session\":\"AYABeC-secret\"}";

	private static final long SEED = 20261129;

	private final String key = newKey();

	private final HandleSeal seal = seal(this.key, List.of());

	private static String newKey() {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return Base64.getEncoder().encodeToString(key);
	}

	private static HandleSeal seal(String key, List<String> previous) {
		return new HandleSeal(TokenCipher.of(key, previous), POOL, CLIENT);
	}

	@Test
	void handleWhenOpenedForItsPurposeThenTextComesBack() {
		String handle = this.seal.seal("sign-in", TEXT);
		assertThat(handle).matches("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain("secret");
		assertThat(this.seal.open("sign-in", handle)).contains(TEXT);
		assertThat(this.seal.seal("sign-in", TEXT)).isNotEqualTo(handle);
	}

	@Test
	void handleWhenOfAnotherPurposePoolOrClientThenEmpty() {
		String handle = this.seal.seal("sign-in", TEXT);
		TokenCipher cipher = TokenCipher.of(this.key, List.of());
		assertThat(this.seal.open("sign-up", handle)).isEmpty();
		assertThat(new HandleSeal(cipher, "eu-west-1_Other0001", CLIENT).open("sign-in", handle)).isEmpty();
		assertThat(new HandleSeal(cipher, POOL, "2other7890123456789").open("sign-in", handle)).isEmpty();
		assertThat(new HandleSeal(cipher, null, CLIENT).open("sign-in", handle)).isEmpty();
	}

	@Test
	void handleWhenKeyIsRotatedThenOpenUntilTheOldOneIsDropped() {
		String handle = this.seal.seal("sign-in", TEXT);
		String next = newKey();
		assertThat(seal(next, List.of(this.key)).open("sign-in", handle)).contains(TEXT);
		assertThat(seal(next, List.of()).open("sign-in", handle)).isEmpty();
		assertThat(new HandleSeal(TokenCipher.random(), POOL, CLIENT).open("sign-in", handle)).isEmpty();
	}

	@Test
	void handleWhenAnyBitIsFlippedThenEmpty() {
		String handle = this.seal.seal("sign-in", TEXT);
		String body = handle.substring(handle.lastIndexOf('.') + 1);
		byte[] bytes = Base64.getUrlDecoder().decode(body);
		for (int bit = 0; bit < bytes.length * 8; bit++) {
			byte[] changed = bytes.clone();
			changed[bit / 8] ^= (byte) (1 << (bit % 8));
			String forged = handle.substring(0, handle.lastIndexOf('.') + 1)
					+ Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
			assertThat(this.seal.open("sign-in", forged)).as("bit " + bit).isEmpty();
		}
	}

	@Test
	void handleWhenCutAnywhereThenEmpty() {
		String handle = this.seal.seal("sign-in", TEXT);
		for (int length = 0; length < handle.length(); length++) {
			assertThat(this.seal.open("sign-in", handle.substring(0, length))).as("length " + length).isEmpty();
		}
	}

	@Test
	void handlesWhenArbitraryThenEmptyAndNeverAnError() {
		Random random = new Random(SEED);
		SealedSignInHandles handles = new SealedSignInHandles(this.seal);
		String valid = this.seal.seal("sign-in", TEXT);
		for (int round = 0; round < 20_000; round++) {
			String forged = (round % 2 == 0) ? arbitrary(random) : mutated(random, valid);
			assertThat(handles.challenge(forged).blockOptional()).as("seed " + SEED + ", round " + round).isEmpty();
		}
	}

	private static String arbitrary(Random random) {
		StringBuilder text = new StringBuilder((random.nextInt(3) == 0) ? "v1." : "");
		int length = random.nextInt(64);
		for (int i = 0; i < length; i++) {
			text.appendCodePoint((random.nextInt(4) == 0) ? '.' : random.nextInt(0xD800));
		}
		return text.toString();
	}

	/** Also one that was not changed holds no challenge here. */
	private static String mutated(Random random, String valid) {
		StringBuilder text = new StringBuilder(valid);
		for (int i = 0; i < 1 + random.nextInt(3); i++) {
			text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(95)));
		}
		return text.toString();
	}

	@Test
	void handleWhenLongerThanAllowedThenRefusedUnread() {
		assertThat(this.seal.open("sign-in", "v1." + "a".repeat(HandleSeal.MAX_LENGTH))).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> this.seal.seal("sign-in", "a".repeat(6200)))
			.withMessageContaining("8");
	}

	@Test
	void handleWhenItHoldsTheLongestSessionThenShortEnough() {
		String longest = "{\"v\":1,\"pending\":{\"session\":\"" + "a".repeat(2048) + "\"}}";
		assertThat(this.seal.seal("sign-in", longest)).hasSizeLessThan(HandleSeal.MAX_LENGTH / 2);
	}

	@Test
	void toStringThenShowsNoKey() {
		assertThat(this.seal.toString()).doesNotContain(this.key)
			.isEqualTo("HandleSeal[TokenCipher[AES-256-GCM, 1 keys]]");
	}

}
