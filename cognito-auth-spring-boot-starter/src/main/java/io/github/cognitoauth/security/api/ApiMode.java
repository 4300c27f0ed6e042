// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

/**
 * Where tokens and open challenges are kept. A client cannot choose.
 *
 * @since 0.1.0
 */
public enum ApiMode {

	/**
	 * By the client: tokens stand in the body of the answer, open challenges in sealed
	 * handles. No cookie is read or set. For native clients.
	 */
	BODY,

	/**
	 * By the server, in the session of a browser, with protection against cross-site
	 * requests. For pages of the same origin.
	 */
	SESSION;

	/**
	 * Return the name for clients.
	 * @return the name in lower case
	 */
	public String value() {
		return (this == BODY) ? "body" : "session";
	}

}
