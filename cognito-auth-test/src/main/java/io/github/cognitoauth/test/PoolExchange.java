// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

/**
 * One call of an operation and its answer, as they went over the wire. The bodies hold
 * passwords and tokens and are absent from {@code toString}.
 *
 * @param operation the operation, such as {@code InitiateAuth}
 * @param request the JSON of the request
 * @param status the HTTP status of the answer, 0 if the connection was reset
 * @param response the JSON of the answer, at most its first 64 kB
 * @since 0.1.0
 */
public record PoolExchange(String operation, String request, int status, String response) {

	@Override
	public String toString() {
		return "PoolExchange[operation=" + this.operation + ", status=" + this.status + "]";
	}

}
