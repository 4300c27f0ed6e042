// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a pool does not grow with the number of sign-ins.
 */
class MemoryTests {

	private static final int THREADS = 4;

	// 1.9 kB stayed for each sign-in once, which makes 7.6 MB for four thousand of them
	private static final long MOST_GROWTH = 1_500_000;

	@Test
	void signInWhenDoneFiveThousandTimesThenKeepsNoMoreThanAfterThousand() throws Exception {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA)
			.userSessions(100)
			.user("alice", (user) -> user.password("Wonderland-1"))
			.user("mfa", (user) -> user.password("Wonderland-1").phoneNumber("+491701234567").mfa(MfaFactor.SMS_MFA))
			.start()) {
			signIns(pool, 1_000);
			long before = used();
			signIns(pool, 4_000);
			assertThat(used() - before).isLessThan(MOST_GROWTH);
		}
	}

	private static void signIns(CognitoUserPoolServer pool, int count) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		List<Future<Void>> all = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			all.add(threads.submit(part(pool, count / THREADS)));
		}
		threads.shutdown();
		for (Future<Void> part : all) {
			part.get();
		}
	}

	// one in ten waits for a code that never comes, so that nothing is spent
	private static Callable<Void> part(CognitoUserPoolServer pool, int count) {
		RawCalls calls = new RawCalls(pool);
		return () -> {
			for (int i = 0; i < count; i++) {
				String username = (i % 10 == 0) ? "mfa" : "alice";
				JsonNode answer = calls.ok("InitiateAuth",
						calls.initiate("USER_PASSWORD_AUTH", username, "PASSWORD", "Wonderland-1"));
				assertThat(answer.has("AuthenticationResult")).isEqualTo(i % 10 != 0);
			}
			return null;
		};
	}

	private static long used() {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return least;
	}

}
