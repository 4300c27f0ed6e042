// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

/** The application runs on a Spring Boot that has not all that the starter needs. */
final class IncompatibleSpringBootException extends RuntimeException {

	IncompatibleSpringBootException(String required, String found) {
		super("Cognito Auth needs Spring Boot " + required + " or newer, found " + found + ".");
	}

}
