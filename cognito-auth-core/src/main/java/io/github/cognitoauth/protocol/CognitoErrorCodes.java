// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

/**
 * Codes of calls that failed without an error of the service, see
 * {@link CognitoException#code()}.
 *
 * @since 0.1.0
 */
public final class CognitoErrorCodes {

	/** User name or password cannot be right; no call was made. */
	public static final String UNUSABLE_CREDENTIALS = "UnusableCredentials";

	/** Text that is no valid Unicode or not the JSON it has to be; no call was made. */
	public static final String UNUSABLE_INPUT = "UnusableInput";

	/** The pool asks what only a person can answer. */
	public static final String CHALLENGE_NOT_ANSWERABLE = "ChallengeNotAnswerable";

	/** The call needs the id of the user pool, which was not given; no call was made. */
	public static final String USER_POOL_ID_REQUIRED = "UserPoolIdRequired";

	/** The call needs the user name, which was not given; no call was made. */
	public static final String USERNAME_REQUIRED = "UsernameRequired";

	/** There is no refresh token to exchange; no call was made. */
	public static final String REFRESH_TOKEN_MISSING = "RefreshTokenMissing";

	/** The tokens were issued by another user pool; no call was made. */
	public static final String TOKENS_OF_ANOTHER_POOL = "TokensOfAnotherPool";

	/** The tokens were issued to another app client; no call was made. */
	public static final String TOKENS_OF_ANOTHER_CLIENT = "TokensOfAnotherClient";

	/** The call needs a client secret, which was not given; no call was made. */
	public static final String CLIENT_SECRET_MISSING = "ClientSecretMissing";

	/** No connection of the HTTP client was free, or it was not there in time. */
	public static final String LOCAL_LIMIT = "LocalLimit";

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

	/** The answer sends the request to another address, which is not followed. */
	public static final String REDIRECTED = "Redirected";

	/** An answer without an error code; the HTTP status says what is known. */
	public static final String UNKNOWN_ERROR = "UnknownError";

	private CognitoErrorCodes() {
	}

}
