// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;

/** A name and what it stands for. */
record NamedConnectionDetails(String name,
		CognitoConnectionDetails details) implements CognitoUserPoolConnectionDetails {

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public CognitoConnectionDetails getConnectionDetails() {
		return this.details;
	}

}
