// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which of several pools a parameter is, by the name that
 * {@link CognitoUserPoolExtension#named(String)} gave to its extension.
 *
 * @since 0.1.0
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface UserPool {

	/**
	 * The name.
	 * @return the name of the extension
	 */
	String value();

}
