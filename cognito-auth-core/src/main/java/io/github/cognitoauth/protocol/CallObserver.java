// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

/** Is told about every failed attempt of a call. */
@FunctionalInterface
interface CallObserver {

	CallObserver NONE = (error) -> {
	};

	void failed(CognitoException error);

}
