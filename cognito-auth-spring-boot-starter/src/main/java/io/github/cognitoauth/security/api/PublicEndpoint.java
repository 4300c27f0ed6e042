// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;

import io.github.cognitoauth.security.account.Access;

import org.springframework.http.HttpMethod;

/** An operation of the API itself, which everybody may use. */
abstract class PublicEndpoint implements ApiEndpoint {

	private final String id;

	private final HttpMethod method;

	private final String path;

	private final Set<String> members;

	PublicEndpoint(String id, HttpMethod method, String path, Set<String> members) {
		this.id = id;
		this.method = method;
		this.path = path;
		this.members = members;
	}

	@Override
	public final String id() {
		return this.id;
	}

	@Override
	public final HttpMethod method() {
		return this.method;
	}

	@Override
	public final String path() {
		return this.path;
	}

	@Override
	public final Access access() {
		return Access.PUBLIC;
	}

	@Override
	public final Set<String> members() {
		return this.members;
	}

}
