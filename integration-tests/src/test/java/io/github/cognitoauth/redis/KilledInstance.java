// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import io.github.cognitoauth.token.TokenSource;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * An instance in a process of its own, whose calls of Cognito are never answered, so that
 * it can be killed while it holds the lease. Prints a line when it makes one.
 */
final class KilledInstance {

	/** A new process on a busy machine must not take Redis for dead. */
	private static final TokenRefreshPolicy PATIENT = TokenRefreshPolicy.builder()
		.storeTimeout(Duration.ofSeconds(10))
		.build();

	private KilledInstance() {
	}

	/** Start the process. */
	static Process start(int redisPort) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), KilledInstance.class.getName(), Integer.toString(redisPort))
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	/** Run until killed. */
	public static void main(String[] args) throws InterruptedException {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		LettuceConnectionFactory redis = new LettuceConnectionFactory("127.0.0.1", Integer.parseInt(args[0]));
		redis.afterPropertiesSet();
		redis.start();
		CognitoTokenEngine engine = CognitoTokenEngine.builder()
			.account("billing", new SilentPool(out), (account) -> account.eager(true).policy(PATIENT))
			.store(new RedisTokenStore(redis, TokenCipher.of(TestRedis.KEY, List.of()), "test:", Clock.systemUTC()))
			.build();
		engine.start();
		Thread.currentThread().join();
	}

	private record SilentPool(PrintStream out) implements TokenSource {

		@Override
		public Mono<CognitoTokens> signIn() {
			return Mono.<CognitoTokens>never().doOnSubscribe((subscription) -> this.out.println("signs in"));
		}

		@Override
		public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
			return Mono.<CognitoTokens>never().doOnSubscribe((subscription) -> this.out.println("refreshes"));
		}

	}

}
