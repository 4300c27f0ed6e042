// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two thousand SRP sign-ins with random passwords: the right ones pass, the wrong ones
 * fail. Salts and keys are drawn by pool and client, so that in about every second
 * exchange a number begins with a set bit and in every 256th with a zero byte.
 */
class SrpSignInsTests {

	private static final int USERS = 1000;

	private static final int CONCURRENCY = 4;

	@Test
	void signInsWhenPasswordsAreRandomThenOnlyRightOnesPass() {
		AtomicInteger passed = new AtomicInteger();
		AtomicInteger rejected = new AtomicInteger();
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
			CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
				.userPoolId(pool.userPoolId())
				.clientId(pool.clientId())
				.clientSecret(pool.clientSecret().orElse(null))
				.endpoint(pool.endpoint())
				.flow(AuthFlow.USER_SRP_AUTH)
				.clientSettings((client) -> client.requestTimeout(Duration.ofMinutes(2)))
				.build();
			Flux.range(0, USERS)
				.flatMap((number) -> signIns(pool, authenticator, number, passed, rejected), CONCURRENCY)
				.then()
				.block(Duration.ofMinutes(10));
		}
		assertThat(passed).hasValue(USERS);
		assertThat(rejected).hasValue(USERS);
	}

	private static Mono<Void> signIns(CognitoUserPoolServer pool, CognitoPasswordAuthenticator authenticator,
			int number, AtomicInteger passed, AtomicInteger rejected) {
		String username = "user-" + number;
		String password = password(new Random(number));
		return Mono.fromRunnable(() -> pool.createUser(username).password(password))
			.subscribeOn(Schedulers.boundedElastic())
			.then(Mono.defer(() -> authenticator.authenticate(username, changed(password, number))))
			.doOnNext((outcome) -> assertThat(outcome).as("a wrong password for number %d", number).isNull())
			.onErrorResume(CognitoException.class, (ex) -> {
				assertThat(ex.reason()).isEqualTo(CognitoErrorReason.WRONG_CREDENTIALS);
				rejected.incrementAndGet();
				return Mono.empty();
			})
			.then(Mono.defer(() -> authenticator.authenticate(username, password)))
			.doOnNext((outcome) -> {
				assertThat(outcome).as("the right password of number %d", number).isInstanceOf(Authenticated.class);
				passed.incrementAndGet();
			})
			.then();
	}

	/** Follows the default policy and has letters of all planes and spaces inside. */
	private static String password(Random random) {
		StringBuilder password = new StringBuilder("aA1!");
		int length = 4 + random.nextInt(40);
		for (int i = 0; i < length; i++) {
			switch (random.nextInt(4)) {
				case 0 -> password.append((char) (0x21 + random.nextInt(0x5e)));
				case 1 -> password.append((char) (0xc0 + random.nextInt(0x100)));
				case 2 -> password.append((char) (0x4e00 + random.nextInt(0x1000)));
				default -> password.appendCodePoint(0x1f600 + random.nextInt(0x40));
			}
		}
		return password.toString();
	}

	private static String changed(String password, int number) {
		return switch (number % 4) {
			case 0 -> password + " ";
			case 1 -> password.substring(1);
			case 2 -> "b" + password.substring(1);
			default -> password + password;
		};
	}

}
