// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the id of an app client looks like. Emulators and the like do not keep to the
 * pattern of the service ({@code ClientIdType}), only to its length.
 */
final class ClientIdFormat {

	private static final Pattern SERVICE = Pattern.compile("[\\w+]{1,128}");

	private static final Pattern EMULATOR = Pattern.compile("\\S{1,128}");

	private ClientIdFormat() {
	}

	static boolean matches(@Nullable String clientId, @Nullable URI endpoint) {
		return clientId != null && ((endpoint != null) ? EMULATOR : SERVICE).matcher(clientId).matches();
	}

}
