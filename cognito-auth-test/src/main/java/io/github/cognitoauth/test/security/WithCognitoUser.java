// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithSecurityContext;

/**
 * Runs a test as a user who is signed in, without asking a pool. The principal is a
 * {@link io.github.cognitoauth.security.CognitoUser}; there are no tokens in a session,
 * since there is none.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@WithSecurityContext(factory = WithCognitoUserSecurityContextFactory.class)
public @interface WithCognitoUser {

	/**
	 * The user name.
	 * @return the user name
	 */
	String value() default "user";

	/**
	 * Groups, each of which grants {@code ROLE_} and its name.
	 * @return names of groups
	 */
	String[] groups() default {};

	/**
	 * What the user has proved.
	 * @return factor authorities
	 */
	String[] factors() default "FACTOR_PASSWORD";

	/**
	 * When the user is signed in.
	 * @return the event
	 */
	@AliasFor(annotation = WithSecurityContext.class)
	TestExecutionEvent setupBefore() default TestExecutionEvent.TEST_METHOD;

}
