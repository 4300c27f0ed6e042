// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.PoolUser;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutoConfigureCognitoUserPool} on classes around and above a test.
 */
@SpringBootTest(classes = SeveralUserPoolsTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@AutoConfigureCognitoUserPool(SeveralUserPoolsTests.Alice.class)
class InheritedUserPoolTests {

	@Autowired
	private CognitoUserPoolServer pool;

	@RepeatedTest(2)
	void poolWhenATestHasEndedThenIsAsAtTheStart() {
		createCarol(this.pool);
	}

	private static void createCarol(CognitoUserPoolServer pool) {
		assertThat(pool.users()).extracting(PoolUser::username).containsExactly("alice");
		pool.createUser("carol");
	}

	/** In the pool of the class around. */
	@Nested
	class Around {

		@RepeatedTest(2)
		void poolWhenATestHasEndedThenIsAsAtTheStart(@Autowired CognitoUserPoolServer around) {
			assertThat(around).isSameAs(InheritedUserPoolTests.this.pool);
			createCarol(around);
		}

	}

	/** With one instance for all its tests. */
	@Nested
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	class OneInstance {

		@Autowired
		private CognitoUserPoolServer around;

		@RepeatedTest(2)
		void poolWhenATestHasEndedThenIsAsAtTheStart() {
			createCarol(this.around);
		}

	}

	/** With an application of its own for each test. */
	@Nested
	@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
	class Dirty {

		@RepeatedTest(2)
		void poolWhenContextIsNewThenIsNewToo(@Autowired CognitoUserPoolServer own) {
			createCarol(own);
		}

	}

	/** With settings that take the place of those around. */
	@Nested
	@AutoConfigureCognitoUserPool(SeveralUserPoolsTests.Bob.class)
	class Instead {

		@RepeatedTest(2)
		void poolWhenNestedTestNamesSettingsThenHasThoseOnly(@Autowired CognitoUserPoolServer own) {
			assertThat(own.users()).extracting(PoolUser::username).containsExactly("bob");
			own.createUser("carol");
		}

	}

	/** With one more pool, beside the one that is named again. */
	@Nested
	@AutoConfigureCognitoUserPool(SeveralUserPoolsTests.Alice.class)
	@AutoConfigureCognitoUserPool(value = SeveralUserPoolsTests.Bob.class, pool = "partner")
	class OneMore {

		@Test
		void poolsWhenNestedTestAddsOneThenAreBothThere(@Autowired CognitoUserPools pools,
				@Autowired CognitoUserPoolServer main, @Autowired @Qualifier("partner") CognitoUserPoolServer partner) {
			assertThat(pools.names()).containsExactly("main", "partner");
			assertThat(main.users()).extracting(PoolUser::username).containsExactly("alice");
			assertThat(partner.users()).extracting(PoolUser::username).containsExactly("bob");
		}

	}

	/** A class that a base class has settings for. */
	@Nested
	@AutoConfigureCognitoUserPool(SeveralUserPoolsTests.Bob.class)
	class Sub extends Base {

		@Test
		void poolWhenBaseClassNamesSettingsTooThenThoseOfTheTestCount(@Autowired CognitoUserPoolServer own) {
			assertThat(own.users()).extracting(PoolUser::username).containsExactly("bob");
		}

	}

	@AutoConfigureCognitoUserPool(SeveralUserPoolsTests.Alice.class)
	abstract static class Base {

	}

}
