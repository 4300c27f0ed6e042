package io.github.cognitoauth.protocol;

/**
 * Codes of errors that did not come from the service, see
 * {@link CognitoException#code()}.
 *
 * @since 0.1.0
 */
public final class CognitoErrorCodes {

	/** User name or password cannot be right; no call was made. */
	public static final String UNUSABLE_CREDENTIALS = "UnusableCredentials";

	/** No connection could be made; nothing was sent. */
	public static final String CONNECT_FAILURE = "ConnectFailure";

	/** The connection broke after the request may have been sent. */
	public static final String TRANSPORT_FAILURE = "TransportFailure";

	/** No complete answer came in time. */
	public static final String TIMEOUT = "Timeout";

	/** The answer is not what the protocol says. */
	public static final String INVALID_RESPONSE = "InvalidResponse";

	/** The answer is larger than allowed. */
	public static final String RESPONSE_TOO_LARGE = "ResponseTooLarge";

	/** An answer without an error code; the HTTP status says what is known. */
	public static final String UNKNOWN_ERROR = "UnknownError";

	private CognitoErrorCodes() {
	}

}
