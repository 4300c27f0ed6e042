// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;

import io.github.cognitoauth.test.pool.PoolFault;
import io.github.cognitoauth.test.pool.SignInNames;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link CognitoUserPoolServer}.
 */
class CognitoUserPoolServerTests {

	@Test
	void startWhenItFailsThenPortIsFree() {
		int port = freePort();
		CognitoUserPoolServerBuilder broken = CognitoUserPoolServer.builder()
			.port(port)
			.user("alice", (user) -> user.totpSecret("no base32!"));
		assertThatIllegalStateException().isThrownBy(broken::start);
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder().port(port).start()) {
			assertThat(pool.endpoint()).hasPort(port);
		}
	}

	/**
	 * Below those that the system gives to connections, which could take it meanwhile.
	 */
	private static int freePort() {
		for (int port = 20_000 + ThreadLocalRandom.current().nextInt(8_000); port < 32_000; port++) {
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// it is used
				continue;
			}
		}
		throw new IllegalStateException("There is no free port");
	}

	@Test
	void startWhenDefaultThenDescribesItself() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
			assertThat(pool.endpoint().getHost()).isEqualTo("localhost");
			assertThat(pool.endpoint().getPort()).isPositive();
			assertThat(pool.userPoolId()).startsWith(pool.region() + "_");
			assertThat(pool.issuer()).isEqualTo(pool.endpoint() + "/" + pool.userPoolId());
			assertThat(pool.clientId()).isNotBlank();
			assertThat(pool.clientSecret()).isEmpty();
		}
	}

	@Test
	void startWhenTwiceFromOneBuilderThenPoolsAreIndependent() {
		CognitoUserPoolServerBuilder builder = CognitoUserPoolServer.builder()
			.user("alice", (user) -> user.password("Wonderland-1"));
		try (CognitoUserPoolServer one = builder.start(); CognitoUserPoolServer other = builder.start()) {
			one.user("alice").delete();
			assertThat(other.user("alice").hasPassword("Wonderland-1")).isTrue();
			assertThat(one.endpoint()).isNotEqualTo(other.endpoint());
		}
	}

	@Test
	void closeWhenCalledAgainThenDoesNothing() {
		CognitoUserPoolServer pool = CognitoUserPoolServer.start();
		pool.close();
		pool.close();
		assertThat(pool).hasToString(
				"CognitoUserPoolServer[endpoint=" + pool.endpoint() + ", userPoolId=" + pool.userPoolId() + "]");
	}

	@Test
	void advanceWhenCalledThenMovesTheClockUntilReset() {
		Instant start = Instant.parse("2026-09-05T04:05:06Z");
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.clock(Clock.fixed(start, ZoneOffset.UTC))
			.start()) {
			pool.advance(Duration.ofHours(2));
			assertThat(pool.clock().instant()).isEqualTo(start.plus(Duration.ofHours(2)));
			pool.reset();
			assertThat(pool.clock().instant()).isEqualTo(start);
		}
	}

	@Test
	void resetWhenCalledThenKeepsOnlyWhatTheBuilderNamed() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.user("alice", (user) -> user.password("Wonderland-1"))
			.start()) {
			pool.createUser("bob");
			pool.user("alice").disable().password("Other-Password-1");
			pool.reset();
			assertThat(pool.user("alice").hasPassword("Wonderland-1")).isTrue();
			assertThatIllegalArgumentException().isThrownBy(() -> pool.user("bob"));
			assertThat(AwsSdk.client(pool)
				.initiateAuth(AwsSdk.password(pool, "alice", "Wonderland-1"))
				.authenticationResult()).isNotNull();
		}
	}

	@Test
	void createUserWhenNameIsTakenThenRefuses() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
			pool.createUser("alice");
			assertThatIllegalArgumentException().isThrownBy(() -> pool.createUser("alice"));
		}
	}

	@Test
	void usersWhenAdministratorAndUsersAddSomeThenNamesAllInOrder() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.user("carol", (user) -> user.password("Wonderland-1"))
			.start()) {
			pool.createUser("alice");
			AwsSdk.client(pool)
				.signUp((request) -> request.clientId(pool.clientId()).username("bob").password("Wonderland-1"));
			assertThat(pool.users()).extracting(PoolUser::username).containsExactly("alice", "bob", "carol");
			pool.user("bob").delete();
			assertThat(pool.users()).extracting(PoolUser::username).containsExactly("alice", "carol");
		}
	}

	@Test
	void createUserWhenNamesAreAddressesThenRealNameIsTheSub() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.signInNames(SignInNames.EMAIL_OR_PHONE)
			.start()) {
			PoolUser user = pool.createUser("alice@example.com").password("Wonderland-1");
			assertThat(user.username()).isEqualTo(user.sub());
			assertThat(user.attributes()).containsEntry("email", "alice@example.com");
			assertThat(AwsSdk.client(pool)
				.initiateAuth(AwsSdk.password(pool, "alice@example.com", "Wonderland-1"))
				.authenticationResult()).isNotNull();
		}
	}

	@Test
	void exchangesWhenCalledThenHoldRequestsWithAnswersUntilReset() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
			pool.faults().next(1, PoolFault.connectionReset());
			assertThatExceptionOfType(SdkClientException.class)
				.isThrownBy(() -> AwsSdk.client(pool).initiateAuth(AwsSdk.password(pool, "alice", "Wonderland-1")));
			AwsSdk.assertError(() -> AwsSdk.client(pool).initiateAuth(AwsSdk.password(pool, "alice", "Wonderland-1")),
					"NotAuthorizedException", "Incorrect");
			assertThat(pool.exchanges()).extracting(PoolExchange::operation, PoolExchange::status)
				.containsExactly(tuple("InitiateAuth", 0), tuple("InitiateAuth", 400));
			PoolExchange newest = pool.exchanges().get(1);
			assertThat(newest.request()).contains("Wonderland-1");
			assertThat(newest.response()).contains("NotAuthorizedException");
			assertThat(newest.toString()).doesNotContain("Wonderland-1");
			pool.reset();
			assertThat(pool.exchanges()).isEmpty();
		}
	}

	@Test
	void toStringWhenOfAnyTypeThenHoldsNoSecret() {
		String secret = "exampleSecretexampleSecretexampleSecret123456789012";
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.client("web", (settings) -> settings.secret(secret))
			.start()) {
			PoolUser user = pool.createUser("alice").password("Wonderland-1");
			assertThat(pool.clientSecret()).hasValue(secret);
			assertThat(pool + " " + user).doesNotContain(secret).doesNotContain("Wonderland-1");
		}
	}

}
