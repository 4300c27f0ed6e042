// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

/**
 * One thing that people do with their own account, for pages and programs alike. A bean
 * of this type joins the built-in operations, or takes the place of the one with the same
 * id. Must be thread-safe and must not block.
 *
 * @since 0.1.0
 */
public interface AccountOperation {

	/**
	 * Return the name of the operation, as {@code operations} and {@code actions} of the
	 * JSON have it.
	 * @return lower-case words with hyphens, such as {@code change-password}
	 */
	String id();

	/**
	 * Return who may do it. {@link AccountOperations} has checked it before
	 * {@link #perform} is called.
	 * @return who may
	 */
	Access access();

	/**
	 * Describe what is asked.
	 * @param context whose account it is and where the request comes from
	 * @return a form, whose fields are the values of
	 * {@link #perform(OperationContext, AnswerValues)}
	 */
	StepForm form(OperationContext context);

	/**
	 * Do it.
	 * @param context whose account it is and where the request comes from
	 * @param values what was entered
	 * @return what came of it; an {@link OperationRefusedException}, a
	 * {@link io.github.cognitoauth.protocol.CognitoException} or an
	 * {@link io.github.cognitoauth.security.step.InvalidAnswerException} if nothing did,
	 * emitted or thrown. Cancelling abandons the call
	 */
	Mono<OperationResult> perform(OperationContext context, AnswerValues values);

	/**
	 * Return whether the operation answers alike for every account and for none. Its
	 * answers then take the time of {@link AnswerDelay}, and every attempt counts for the
	 * limits, not only those that fail.
	 * @return whether it does; {@code false} by default
	 */
	default boolean isUniform() {
		return false;
	}

	/**
	 * Return whether it changes an account, so that it is told to those who keep a record
	 * of such things.
	 * @return whether it does; {@code true} by default
	 */
	default boolean isChange() {
		return true;
	}

}
