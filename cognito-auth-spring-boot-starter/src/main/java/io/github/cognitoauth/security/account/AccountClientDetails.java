// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.io.Serializable;

import io.github.cognitoauth.security.CognitoClientDetails;
import org.jspecify.annotations.Nullable;

/** Where a request for an operation comes from, for whoever tells the pool. */
record AccountClientDetails(@Nullable String remoteAddress) implements CognitoClientDetails, Serializable {

	@Override
	public @Nullable String getRemoteAddress() {
		return this.remoteAddress;
	}

	@Override
	public @Nullable String getDeviceData() {
		return null;
	}

	@Override
	public @Nullable Object toStoredDetails() {
		return null;
	}

	@Override
	public String toString() {
		return "AccountClientDetails[]";
	}

}
