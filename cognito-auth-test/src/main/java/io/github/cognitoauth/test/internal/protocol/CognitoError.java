// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.protocol;

/**
 * An error answer of the service, in its own words. Carries no stack trace: it is an
 * outcome, not a defect.
 */
public final class CognitoError extends RuntimeException {

	private static final String SUFFIX = "Exception";

	private final String type;

	private CognitoError(String type, String message) {
		super(message, null, false, false);
		this.type = type;
	}

	/**
	 * Returns an error of any type.
	 * @param shortType the name without {@code Exception}
	 * @param message the message
	 * @return the error
	 */
	public static CognitoError of(String shortType, String message) {
		return new CognitoError(shortType + SUFFIX, message);
	}

	/**
	 * Returns a {@code NotAuthorizedException}.
	 * @param message the message
	 * @return the error
	 */
	public static CognitoError notAuthorized(String message) {
		return of("NotAuthorized", message);
	}

	/**
	 * Returns the error of a wrong password or, where existence is hidden, of an unknown
	 * user.
	 * @return the error
	 */
	public static CognitoError wrongCredentials() {
		return notAuthorized("Incorrect username or password.");
	}

	/**
	 * Returns an {@code InvalidParameterException}.
	 * @param message the message
	 * @return the error
	 */
	public static CognitoError invalidParameter(String message) {
		return of("InvalidParameter", message);
	}

	/**
	 * Returns the error of an absent parameter.
	 * @param name the parameter
	 * @return the error
	 */
	public static CognitoError missing(String name) {
		return invalidParameter("Missing required parameter " + name);
	}

	/**
	 * Returns a {@code ResourceNotFoundException}.
	 * @param message the message
	 * @return the error
	 */
	public static CognitoError resourceNotFound(String message) {
		return of("ResourceNotFound", message);
	}

	/**
	 * Returns the error of an unknown user where existence is not hidden.
	 * @return the error
	 */
	public static CognitoError userNotFound() {
		return of("UserNotFound", "User does not exist.");
	}

	/**
	 * Returns the error of a request that is not JSON of the expected form.
	 * @return the error
	 */
	public static CognitoError serialization() {
		return of("Serialization", "Unable to parse the request");
	}

	/**
	 * Returns the error of what a secondary Region does not serve.
	 * @param region the Region
	 * @return the error
	 */
	public static CognitoError operationNotEnabled(String region) {
		return of("OperationNotEnabled", "Operation is not enabled in the secondary replica Region " + region + ".");
	}

	/**
	 * Returns the error of a request that is addressed to no operation.
	 * @return the error
	 */
	public static CognitoError unknownOperation() {
		return of("UnknownOperation", "Unknown operation");
	}

	/**
	 * Returns the error's full name.
	 * @return the name, such as {@code NotAuthorizedException}
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Returns whether this is the error of a wrong proof.
	 * @return whether it is a {@code NotAuthorizedException}
	 */
	public boolean isNotAuthorized() {
		return "NotAuthorizedException".equals(this.type);
	}

	/**
	 * Returns the HTTP status.
	 * @return 500 for the service's own failure, else 400
	 */
	public int status() {
		return this.type.startsWith("Internal") ? 500 : 400;
	}

}
