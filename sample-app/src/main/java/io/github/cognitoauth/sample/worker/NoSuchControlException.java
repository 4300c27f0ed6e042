// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The demo has no such button. A real pool has none at all.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchControlException extends RuntimeException {

	NoSuchControlException() {
		super("There is no such control");
	}

}
