// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ResourceNotFoundException} means where its message does not say it: the
 * device, if one takes part, since an unknown app client would have been refused before;
 * else the app client.
 */
final class NotFound {

	private NotFound() {
	}

	static CognitoException explain(CognitoException failure, @Nullable String deviceKey) {
		if (failure.reason() != CognitoErrorReason.UNSPECIFIED || !failure.code().equals("ResourceNotFoundException")) {
			return failure;
		}
		return failure.error()
			.withReason((deviceKey != null) ? CognitoErrorReason.DEVICE_NOT_FOUND : CognitoErrorReason.CLIENT_NOT_FOUND)
			.toException(failure);
	}

}
