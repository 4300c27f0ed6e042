// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of two classes that share an application context and with it a pool.
 */
public final class ParallelSpringCases {

	private ParallelSpringCases() {
	}

	private static void createAlice(CognitoUserPoolServer pool) throws InterruptedException {
		assertThat(pool.requests()).isZero();
		pool.createUser("alice").password("Wonderland-1");
		for (int i = 0; i < 1_000; i++) {
			Thread.onSpinWait();
			Thread.yield();
		}
		assertThat(pool.user("alice").hasPassword("Wonderland-1")).isTrue();
	}

	/** Three of the tests. */
	@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
	@ContextConfiguration(classes = AutoConfigureCognitoUserPoolTests.Application.class)
	@AutoConfigureCognitoUserPool
	public static class First {

		@RepeatedTest(3)
		void createsAlice(@Autowired CognitoUserPoolServer pool) throws InterruptedException {
			createAlice(pool);
		}

	}

	/** The other three. */
	@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
	@ContextConfiguration(classes = AutoConfigureCognitoUserPoolTests.Application.class)
	@AutoConfigureCognitoUserPool
	public static class Second {

		@RepeatedTest(3)
		void createsAlice(@Autowired CognitoUserPoolServer pool) throws InterruptedException {
			createAlice(pool);
		}

	}

}
