package io.github.cognitoauth.token;

/** The token store gave no usable answer. Never leaves the package. */
final class StoreUnavailableException extends RuntimeException {

	StoreUnavailableException(Throwable cause) {
		super("The token store does not answer", cause, false, false);
	}

}
