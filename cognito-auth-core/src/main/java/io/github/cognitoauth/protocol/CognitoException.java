// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything that can go wrong with a call. There are four kinds, by what the
 * caller can do: {@link CognitoCredentialsRejectedException},
 * {@link CognitoUserActionRequiredException}, {@link CognitoUnavailableException} and
 * {@link CognitoMisconfiguredException}.
 * <p>
 * The message is safe to log: it holds the operation, the code, the reason and the
 * request id, or for want of an answer the type of what was thrown; never what was sent
 * and never the text of the service, which can repeat a part of the input.
 *
 * @since 0.1.0
 */
public abstract sealed class CognitoException extends RuntimeException permits CognitoCredentialsRejectedException,
		CognitoUserActionRequiredException, CognitoUnavailableException, CognitoMisconfiguredException {

	private static final long serialVersionUID = 1L;

	private static final int MAX_CAUSES = 16;

	private final CognitoError error;

	CognitoException(CognitoError error, @Nullable Throwable cause) {
		super(message(error, cause), cause);
		this.error = error;
	}

	/**
	 * Where there was no answer, the type of what was thrown says why. Its text could
	 * hold anything.
	 */
	private static String message(CognitoError error, @Nullable Throwable cause) {
		Throwable root = (error.status() == 0) ? cause : null;
		for (int depth = 0; root != null && root.getCause() != null && depth < MAX_CAUSES; depth++) {
			root = root.getCause();
		}
		return (root == null || root instanceof CognitoException || root instanceof TimeoutException) ? error.describe()
				: error.describe() + ", " + root.getClass().getName();
	}

	/**
	 * Return the name of the error as AWS has it, for example
	 * {@code NotAuthorizedException}. The set is open. Where the service did not name an
	 * error, it is one of the codes in {@link CognitoErrorCodes}, or one of those with
	 * which a token provider says why it has no token.
	 * @return the code
	 */
	public String code() {
		return this.error.code();
	}

	/**
	 * Return what the error means.
	 * @return the reason, {@link CognitoErrorReason#UNSPECIFIED} where only the code is
	 * known
	 */
	public CognitoErrorReason reason() {
		return this.error.reason();
	}

	/**
	 * Return the facts, for an exception like this one.
	 * @return the facts
	 */
	public CognitoError error() {
		return this.error;
	}

	/**
	 * Return the challenge that could not be answered.
	 * @return the name of the challenge for
	 * {@link CognitoErrorReason#CHALLENGE_NOT_ANSWERABLE}, otherwise {@code null}
	 */
	public @Nullable String challengeName() {
		return this.error.challengeName();
	}

	/**
	 * Return the Region that was called.
	 * @return the name of the Region, or {@code null} if no call was made or the pool has
	 * no replica
	 */
	public @Nullable String region() {
		return this.error.region();
	}

	/**
	 * Return the operation that failed.
	 * @return the operation, or {@code null} if no call was made
	 */
	public @Nullable CognitoOperation operation() {
		return this.error.operation();
	}

	/**
	 * Return the value of {@code x-amzn-RequestId}, which AWS support asks for.
	 * @return the request id, or {@code null} if the service did not answer
	 */
	public @Nullable String requestId() {
		return this.error.requestId();
	}

	/**
	 * Return the HTTP status of the answer.
	 * @return the status, or 0 if there was no answer
	 */
	public int status() {
		return this.error.status();
	}

	/**
	 * Return whether the same call may succeed later without anybody changing anything.
	 * Whether it is safe to repeat it at once is another matter, see
	 * {@link CognitoOperation#isRepeatable()}.
	 * @return whether waiting can help
	 */
	public boolean isRetryable() {
		return reason().canPass();
	}

	/**
	 * Return the text of the service for the few errors whose text is written for the
	 * user: a password that breaks the policy, and a refusal by a trigger. Show it to the
	 * user who caused it; do not log it.
	 * @return the text, or {@code null} for all other errors
	 */
	public @Nullable String userMessage() {
		return this.error.userMessage();
	}

}
