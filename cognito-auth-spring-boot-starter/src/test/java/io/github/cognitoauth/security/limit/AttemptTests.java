// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

	@ParameterizedTest
	@CsvSource({ "203.0.113.7:49152, 203.0.113.7", "::ffff:203.0.113.7, 203.0.113.7",
			"[2001:db8:1:2::7]:49152, 2001:db8:1:2::9", "[2001:db8:1:2:a:b:c:d], 2001:db8:1:2::9" })
	void addressWhenWrittenAsProxiesDoThenSameClient(String written, String plain) {
		assertThat(new Attempt(written, "alice", null)).isEqualTo(new Attempt(plain, "alice", null));
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.7, 203.0.113.8", "2001:db8:1:2::7, 2001:db8:1:3::7", "unix:, unknown" })
	void addressWhenItIsAnotherThenAnotherClient(String one, String other) {
		assertThat(new Attempt(one, "alice", null)).isNotEqualTo(new Attempt(other, "alice", null));
	}

	/** A client writes what it likes into a header, and nobody asks a name server. */
	@ParameterizedTest
	@ValueSource(strings = { "1.2.3.4.5", "256.1.1.1", "1..2", "...", ".:1:1", "203.0.113", "%eth0::1", "12345678901" })
	void addressWhenItIsNoneThenNotLookedUp(String written) {
		assertThat(ClientNetwork.isLiteral(written)).isFalse();
		assertThat(new Attempt(written, "alice", null)).isNotEqualTo(new Attempt("unknown", "alice", null));
	}

	@Test
	void addressWhenZoneIsNamedThenSameClient() {
		assertThat(new Attempt("2001:db8:1:2::7%no.such.zone", "alice", null))
			.isEqualTo(new Attempt("2001:db8:1:2::9", "alice", null));
	}

	@Test
	void addressWhenItIsEndlessThenCut() {
		assertThat(new Attempt("x".repeat(8000), "alice", null).address()).hasSizeLessThan(100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.1.2.3:49152", "[::1]:49152", "127.0.0.1", "[fd00::1]" })
	void addressWhenOfAProxyThenNotKnown(String address) {
		assertThat(Attempt.of(address, true, "alice").address()).isNull();
		assertThat(Attempt.of(address, false, "alice").address()).isNotNull();
	}

}
