// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.emulator;

import java.net.URI;
import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import org.jspecify.annotations.Nullable;

/** Details that come from an emulator. */
interface EmulatorConnectionDetails extends CognitoConnectionDetails {

	EmulatorPool pool();

	@Override
	default String getUserPoolId() {
		return pool().id();
	}

	@Override
	default String getClientId() {
		return pool().clientId();
	}

	@Override
	default List<String> getClientSecrets() {
		return pool().clientSecrets();
	}

	@Override
	default @Nullable String getRegion() {
		return pool().region();
	}

	@Override
	default URI getEndpoint() {
		return pool().endpoint();
	}

	@Override
	default @Nullable URI getIssuerUri() {
		return pool().issuerUri();
	}

}
