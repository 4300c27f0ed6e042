// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Set;

import io.github.cognitoauth.pool.CognitoUserPools;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/** The pools of one chain, of which each request is about one, or none. */
final class RequestPools {

	private static final String NONE = "";

	private final CognitoUserPoolResolver resolver;

	private final Set<String> names;

	/** Chains that a request comes through one after the other can differ. */
	private final String attribute = RequestPools.class.getName() + '@' + Integer.toHexString(hashCode());

	RequestPools(CognitoUserPoolResolver resolver, Set<String> names) {
		Assert.notNull(resolver, "'resolver' must not be null");
		Assert.notEmpty(names, "Name the user pools whose users can sign in");
		this.resolver = resolver;
		this.names = Set.copyOf(names);
	}

	static RequestPools one(String name) {
		Assert.hasText(name, "'userPool' must not be empty");
		return new RequestPools((request) -> name, Set.of(name));
	}

	Set<String> names() {
		return this.names;
	}

	/** Return the only name, or null. */
	@Nullable String only() {
		return (this.names.size() == 1) ? this.names.iterator().next() : null;
	}

	/** Return the name of the pool that a request is about. */
	@Nullable String of(HttpServletRequest request) {
		String name = (request.getAttribute(this.attribute) instanceof String known) ? known : resolve(request);
		return name.equals(NONE) ? null : name;
	}

	private String resolve(HttpServletRequest request) {
		String resolved = this.resolver.resolve(request);
		String name = (resolved != null && this.names.contains(resolved)) ? resolved : NONE;
		request.setAttribute(this.attribute, name);
		return name;
	}

	/** What one pool keeps in a session is apart from what another one does. */
	static String attribute(String name, String pool) {
		return pool.equals(CognitoUserPools.MAIN) ? name : name + '.' + pool;
	}

}
