// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.junit;

import java.util.stream.Stream;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.PoolUser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoUserPoolExtension} in test classes of all forms.
 */
class ExtensionUsageTests {

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension
		.of(CognitoUserPoolServer.builder().user("alice", (user) -> user.password("Wonderland-1")));

	@BeforeEach
	void createBob(CognitoUserPoolServer pool) {
		pool.createUser("bob");
	}

	private static void createCarol(CognitoUserPoolServer pool) {
		assertThat(pool.users()).extracting(PoolUser::username).containsExactly("alice", "bob");
		pool.createUser("carol");
	}

	@RepeatedTest(2)
	void poolWhenTestIsRepeatedThenIsAsAtTheStart(CognitoUserPoolServer pool) {
		createCarol(pool);
		assertThat(cognito.server()).isSameAs(pool);
	}

	@ParameterizedTest
	@ValueSource(strings = { "one", "two" })
	void poolWhenTestHasParametersThenIsAsAtTheStart(String parameter, CognitoUserPoolServer pool) {
		createCarol(pool);
	}

	@TestFactory
	Stream<DynamicTest> poolWhenTestsAreDynamicThenIsThatOfTheirFactory(CognitoUserPoolServer pool) {
		createCarol(pool);
		return Stream.of("one", "two")
			.map((name) -> DynamicTest.dynamicTest(name, () -> assertThat(pool.user("carol").username())
				.isEqualTo(cognito.server().user("carol").username())));
	}

	/** A class inside has the pool of the class around. */
	@Nested
	class Inside {

		@RepeatedTest(2)
		void poolWhenTestIsNestedThenIsAsAtTheStart(CognitoUserPoolServer pool) {
			createCarol(pool);
		}

	}

	/** With one instance, and an extension that belongs to it. */
	@Nested
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	class OneInstance {

		@RegisterExtension
		final CognitoUserPoolExtension own = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()).named("own");

		private int port;

		@BeforeAll
		void remember(@UserPool("own") CognitoUserPoolServer pool) {
			this.port = pool.endpoint().getPort();
		}

		@RepeatedTest(2)
		void poolWhenItIsOfTheInstanceThenServesAllItsTests(@UserPool("own") CognitoUserPoolServer pool) {
			assertThat(pool.endpoint()).hasPort(this.port);
			assertThat(pool.users()).isEmpty();
			pool.createUser("dora");
		}

	}

}
