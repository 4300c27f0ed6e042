// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link OneTimeCodes}.
 */
class OneTimeCodesTests {

	@ParameterizedTest
	@ValueSource(strings = { "123456", " 123 456 ", "123-456", "123\u00a0456", "123\u202f456", "123\u2009456",
			"123\u2011456", "123\u2013456", "123\u2212456", "123.456", "123,456", "123\u00b7456", "123_456", "123/456",
			"1\u200b23456", "\u200e123456\u200f", "\ufeff123456", "123\u00ad456", "123\u2060456", "123\u034f456",
			"\u2068123456\u2069", "123\t456\r\n", "\uff11\uff12\uff13\uff14\uff15\uff16",
			"\u0661\u0662\u0663\u0664\u0665\u0666", "\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6",
			"\u0967\u0968\u0969\u096a\u096b\u096c",
			"\ud835\udfcf\ud835\udfd0\ud835\udfd1\ud835\udfd2\ud835\udfd3\ud835\udfd4",
			"1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3456", "1 2 3 4 5 6", "123\u3000456", "123\u2800456",
			"123\u3164456" })
	void normalizeWhenCodeIsGroupedOrInOtherDigitsThenSixDigits(String typed) {
		assertThat(OneTimeCodes.normalize(typed)).isEqualTo("123456");
		assertThat(OneTimeCodes.required(typed)).isEqualTo("123456");
	}

	@ParameterizedTest
	@ValueSource(strings = { "12345a", "O12345", "\u2460\u2461", "\u00bd", "12+34", "123456!", "\u4e00\u4e8c", "IV" })
	void normalizeWhenCharactersAreNoDigitsThenTheyStay(String typed) {
		assertThat(OneTimeCodes.normalize(typed)).isEqualTo(typed);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xfe00, 0xfe0f, 0xe0100, 0xe01ef, 0x180b, 0x180f })
	void normalizeWhenDigitsWereTypedAsEmojiThenTheirVariantsAreDropped(int selector) {
		assertThat(OneTimeCodes.normalize("1" + Character.toString(selector) + "23456")).isEqualTo("123456");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xfdff, 0xfe10, 0xe01f0, 0x180a })
	void normalizeWhenCharactersAreNextToVariantsThenTheyStay(int character) {
		String typed = "1" + Character.toString(character) + "23456";
		assertThat(OneTimeCodes.normalize(typed)).isEqualTo(typed);
	}

	@Test
	void normalizeWhenLeadingZerosThenTheyStay() {
		assertThat(OneTimeCodes.normalize("001 002")).isEqualTo("001002");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-", "\u200b", "\u00a0\u3164" })
	void requiredWhenNothingIsLeftThenRefused(String typed) {
		assertThat(OneTimeCodes.normalize(typed)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> OneTimeCodes.required(typed));
	}

	@ParameterizedTest
	@NullSource
	void normalizeWhenThereIsNoCodeThenSaysSo(String none) {
		assertThatIllegalArgumentException().isThrownBy(() -> OneTimeCodes.normalize(none))
			.withMessageContaining("'code'");
		assertThatIllegalArgumentException().isThrownBy(() -> OneTimeCodes.required(none))
			.withMessageContaining("'code'");
	}

}
