// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.io.IOException;

/**
 * What came over a connection is not a request that can be answered.
 */
final class MalformedRequestException extends IOException {

	private static final long serialVersionUID = 1L;

	private final int status;

	MalformedRequestException(int status) {
		super("HTTP status " + status);
		this.status = status;
	}

	int status() {
		return this.status;
	}

}
