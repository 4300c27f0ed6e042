package io.github.cognitoauth.security.challenge;

/**
 * A form lacks something. Nothing was sent to the pool. The message is for the user and
 * repeats no input.
 *
 * @since 0.1.0
 */
public final class InvalidChallengeAnswerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidChallengeAnswerException(String message) {
		super(message);
	}

	/**
	 * Return what to do.
	 * @return a text for the user
	 */
	public String problem() {
		String message = getMessage();
		return (message != null) ? message : "";
	}

}
