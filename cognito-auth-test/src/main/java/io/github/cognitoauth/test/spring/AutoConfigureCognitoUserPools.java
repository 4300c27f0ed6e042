// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Holds several {@link AutoConfigureCognitoUserPool} annotations.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ResourceLock(providers = PoolLocks.class)
public @interface AutoConfigureCognitoUserPools {

	/**
	 * The pools.
	 * @return one annotation for each
	 */
	AutoConfigureCognitoUserPool[] value();

}
