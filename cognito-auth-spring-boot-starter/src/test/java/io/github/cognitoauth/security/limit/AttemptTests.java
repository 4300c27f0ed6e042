// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Attempt}. */
class AttemptTests {

	private static Attempt of(String name) {
		return new Attempt("203.0.113.7", name, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "alice", "ALICE", " alice\t", "alice\u0001", "\u0000\u001falice", "\u00a0alice\u2003",
			"\u2028\u0002 alice \u0003\u3000" })
	void nameWhenPoolWouldBeAskedForTheSameThenSameName(String name) {
		assertThat(of(name)).isEqualTo(of("alice"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u0001\u00a0" })
	void nameWhenNothingIsInItThenEmpty(String name) {
		assertThat(of(name).name()).isEmpty();
	}

	@Test
	void nameWhenBlanksAreWithinThenAnotherName() {
		assertThat(of("al ice")).isNotEqualTo(of("alice"));
	}

}
