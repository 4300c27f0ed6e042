// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

/**
 * How one action differs from others.
 *
 * @param operation the id of the operation
 * @param path where it is sent to
 * @param origin the page with the button
 * @param targeted whether it is about one of several
 * @param confirmed whether it is asked once more
 */
record ActionPageSpec(String operation, String path, String origin, boolean targeted, boolean confirmed) {

	static ActionPageSpec atOnce(String operation, String path, String origin) {
		return new ActionPageSpec(operation, path, origin, true, false);
	}

	static ActionPageSpec confirmed(String operation, String path, String origin) {
		return new ActionPageSpec(operation, path, origin, true, true);
	}

	static ActionPageSpec confirmedForAll(String operation, String path, String origin) {
		return new ActionPageSpec(operation, path, origin, false, true);
	}

}
