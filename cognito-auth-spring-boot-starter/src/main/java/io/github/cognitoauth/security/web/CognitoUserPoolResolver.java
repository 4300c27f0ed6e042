// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Says whose users a request is about, for a login of several user pools: by host name,
 * path or whatever tells tenants apart. It names pools of the configuration and nothing
 * else, so that no request can lead to a pool that the application does not know. What a
 * user types or sends in a form is no reason to choose a pool: passwords would go to
 * whoever is named.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoUserPoolResolver {

	/**
	 * Name the pool of a request. Asked at most once for each, on its thread.
	 * @param request the request
	 * @return the name of a pool; with {@code null}, or a pool that the login does not
	 * list, nobody is signed in and nobody can sign in
	 */
	@Nullable String resolve(HttpServletRequest request);

}
