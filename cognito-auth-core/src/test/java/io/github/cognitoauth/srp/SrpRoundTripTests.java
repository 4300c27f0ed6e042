// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random exchanges against {@link SrpTestServer}; the seed is the number of the run, so
 * that a failure can be repeated.
 */
class SrpRoundTripTests {

	private static final int RUNS_PER_CASE = 400;

	/** Each search for a short S costs about 256 exchanges. */
	private static final int SHORT_SECRET_RUNS = 3;

	/** What starts with a zero byte. */
	enum LeadingZero {

		NOTHING, SALT, CLIENT_KEY, SERVER_KEY, SCRAMBLER

	}

	@ParameterizedTest
	@EnumSource
	void claimWhenPasswordIsRightThenServerAgreesAndOtherwiseNot(LeadingZero zero) {
		IntStream.range(0, RUNS_PER_CASE).parallel().forEach((run) -> {
			Exchange exchange = new Exchange(new Random(run * 31L + zero.ordinal()), zero);
			switch (zero) {
				case SERVER_KEY -> exchange.nextServerSecretUntil((server) -> isShort(server.publicKey(), 384));
				case SCRAMBLER ->
					exchange.nextServerSecretUntil((server) -> isShort(server.scrambler(exchange.clientKey()), 32));
				case CLIENT_KEY -> assertThat(isShort(exchange.clientKey(), 384)).isTrue();
				case SALT -> assertThat(exchange.salt).startsWith("00");
				case NOTHING -> assertThat(exchange.salt).hasSize(32);
			}
			exchange.verify();
			if (run % 4 == 0) {
				exchange.verifyWrongPassword();
			}
		});
	}

	@Test
	void claimWhenSharedSecretStartsWithZeroByteThenServerAgrees() {
		IntStream.range(0, SHORT_SECRET_RUNS).parallel().forEach((run) -> {
			Exchange exchange = new Exchange(new Random(1_000_003L * run), LeadingZero.NOTHING);
			exchange.nextServerSecretUntil((server) -> isShort(server.sharedSecret(exchange.clientKey()), 384));
			exchange.verify();
		});
	}

	private static boolean isShort(BigInteger number, int bytes) {
		return number.bitLength() <= 8 * (bytes - 1);
	}

	private static final class Exchange {

		/** Short, since the length of b changes nothing but the time that this takes. */
		private static final int SERVER_SECRET_BITS = 64;

		private static final Instant NOW = Instant.parse("2026-09-05T04:05:06Z");

		private final SrpIdentity identity;

		private final String wrongPassword;

		private final String salt;

		private final String secretBlock;

		private final SrpClientSession session;

		private final SrpTestServer server;

		Exchange(Random random, LeadingZero zero) {
			String password = password(random);
			this.wrongPassword = password + '!';
			this.identity = SrpIdentity.ofUser("eu-west-1_" + letters(random, 9), letters(random, 12), password);
			this.salt = ((zero == LeadingZero.SALT) ? "00" + digits(random, 30) : digits(random, 32));
			byte[] block = new byte[random.nextInt(1, 1500)];
			random.nextBytes(block);
			this.secretBlock = Base64.getEncoder().encodeToString(block);
			BigInteger secret = new BigInteger(256, random);
			if (zero == LeadingZero.CLIENT_KEY) {
				secret = withShortPublicKey(secret);
			}
			this.session = new SrpClientSession(secret);
			this.server = new SrpTestServer(this.identity, new BigInteger(this.salt, 16),
					new BigInteger(SERVER_SECRET_BITS, random));
		}

		BigInteger clientKey() {
			return new BigInteger(this.session.srpA(), 16);
		}

		void nextServerSecretUntil(Predicate<SrpTestServer> condition) {
			while (!condition.test(this.server)) {
				this.server.nextSecret();
			}
		}

		void verify() {
			SrpClaim claim = claim(this.identity);
			assertThat(claim.signature()).isEqualTo(this.server.signature(clientKey(), this.identity, claim));
		}

		void verifyWrongPassword() {
			SrpIdentity wrong = new SrpIdentity(this.identity.scope(), this.identity.userId(), this.wrongPassword);
			SrpClaim claim = claim(wrong);
			assertThat(claim.signature()).isNotEqualTo(this.server.signature(clientKey(), this.identity, claim));
		}

		private SrpClaim claim(SrpIdentity identity) {
			return this.session.claim(identity, this.salt, this.server.publicKey().toString(16), this.secretBlock, NOW);
		}

		private static BigInteger withShortPublicKey(BigInteger start) {
			BigInteger secret = start;
			BigInteger key = BigInteger.TWO.modPow(secret, SrpGroup.N);
			while (!isShort(key, 384)) {
				secret = secret.add(BigInteger.ONE);
				key = SrpTestServer.subtractModulus(key.shiftLeft(1));
			}
			return secret;
		}

		private static String letters(Random random, int length) {
			return random.ints(length, 'a', 'z' + 1)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
		}

		private static String digits(Random random, int length) {
			return random.ints(length, 0, 16)
				.collect(StringBuilder::new, (text, digit) -> text.append(Character.forDigit(digit, 16)),
						StringBuilder::append)
				.toString();
		}

		private static String password(Random random) {
			return random.ints(random.nextInt(1, 256), ' ', 0x2FFF)
				.filter(Character::isDefined)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.append('x')
				.toString();
		}

	}

}
