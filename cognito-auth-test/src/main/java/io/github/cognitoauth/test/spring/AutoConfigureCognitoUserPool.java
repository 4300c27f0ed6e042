// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs a {@link CognitoUserPoolServer} beside the application under test and points the
 * starter at it through {@link CognitoConnectionDetails}, whatever {@code cognito.*}
 * says. The pool is a bean: inject it to create users and to read codes. It lives as long
 * as the application context. Tests with equal settings share it, so they never run at
 * the same time: the annotation locks it for them where JUnit runs tests in parallel.
 *
 * <pre class="code">
 * &#064;SpringBootTest
 * &#064;AutoConfigureCognitoUserPool
 * class LoginTests {
 *
 *     &#064;Test
 *     void signsIn(&#064;Autowired CognitoUserPoolServer pool) {
 *         pool.createUser("alice").password("Wonderland-1");
 *         ...
 *     }
 *
 * }
 * </pre>
 *
 * An application with several user pools has one annotation for each:
 * {@code @AutoConfigureCognitoUserPool(pool = "partner")} stands for
 * {@code cognito.user-pools.partner}, of which no property need be set, and its pool is a
 * bean with that qualifier. Where there is one of these annotations, every pool that the
 * application has needs one, or an endpoint on this machine: passwords of tests go
 * nowhere else. Test classes inherit the annotations of the class above or around them;
 * one of their own takes the place of all of these.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(AutoConfigureCognitoUserPools.class)
@ResourceLock(providers = PoolLocks.class)
public @interface AutoConfigureCognitoUserPool {

	/**
	 * Settings of the pool, users that exist from the start included.
	 * @return types with a constructor without parameters, applied in this order
	 */
	Class<? extends CognitoUserPoolCustomizer>[] value() default {};

	/**
	 * Which of the application's user pools it stands for.
	 * @return a name below {@code cognito.user-pools}; the main pool by default
	 */
	String pool() default CognitoUserPools.MAIN;

	/**
	 * In which other Region the pool has a replica, in whose place runs
	 * {@link CognitoUserPoolServer#replica(String)}. It takes the place of
	 * {@code cognito.replica.region}; without it, there is no replica.
	 * @return a Region such as {@code us-west-2}; none by default
	 */
	String replica() default "";

	/**
	 * Whether the pool forgets after each test method all that is not in its settings,
	 * tokens and sessions included. Calls go to its primary Region again.
	 * @return whether it is reset
	 */
	boolean resetAfterEachTest() default true;

}
