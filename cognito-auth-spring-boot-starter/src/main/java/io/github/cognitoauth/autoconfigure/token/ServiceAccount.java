// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Injects what belongs to one service account, by the account's name: its
 * {@code CognitoTokenProvider}, or a {@code WebClient} or {@code RestClient} that puts
 * its access token on requests to its allowed hosts, made with the application's own
 * builder.
 *
 * <pre class="code">
 * Invoices(&#064;ServiceAccount("billing") RestClient client) {
 * </pre>
 *
 * An account that is not configured is an error at injection.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Qualifier(ServiceAccount.QUALIFIER)
public @interface ServiceAccount {

	/** The qualifier of the beans that ask the injection point for its account. */
	String QUALIFIER = "cognitoServiceAccount";

	/**
	 * The name of the account.
	 * @return the key below {@code cognito.service-accounts}
	 */
	String value();

}
