// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.junit;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CognitoUserPoolExtension}.
 */
class CognitoUserPoolExtensionTests {

	@RegisterExtension
	static final CognitoUserPoolExtension shared = CognitoUserPoolExtension
		.of(CognitoUserPoolServer.builder().user("alice", (user) -> user.password("Wonderland-1")));

	@RepeatedTest(2)
	void poolWhenSharedThenEachTestFindsItAsConfigured() {
		CognitoUserPoolServer pool = shared.server();
		assertThat(pool.user("alice").hasPassword("Wonderland-1")).isTrue();
		pool.user("alice").password("Changed-1");
		pool.createUser("bob");
	}

	@Test
	void parameterWhenDeclaredThenIsTheSamePool(CognitoUserPoolServer pool) {
		assertThat(pool).isSameAs(shared.server());
	}

	@Test
	void serverWhenNoTestRunsThenRefuses() {
		assertThatIllegalStateException().isThrownBy(new CognitoUserPoolExtension()::server);
	}

	@Nested
	class Inside {

		@RegisterExtension
		final CognitoUserPoolExtension own = new CognitoUserPoolExtension();

		@RepeatedTest(2)
		void poolWhenInInstanceFieldThenIsAnotherOneForEachTest() {
			assertThat(this.own.server().requests()).isZero();
			assertThat(this.own.server()).isNotSameAs(shared.server());
			assertThat(shared.server().user("alice").hasPassword("Wonderland-1")).isTrue();
		}

	}

}
