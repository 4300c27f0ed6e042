// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.net.URI;
import java.util.Collection;
import java.util.List;

/**
 * Is told about requests that a service answered with 401 though they carried the token
 * of a service account, and, where that is possible, were sent again with a new one.
 * Called on the thread that received the answer, so it must not block. What it throws is
 * logged and otherwise ignored.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BearerRefusalListener {

	/**
	 * A service refused an account.
	 * @param account the name of the account
	 * @param uri where the request went
	 */
	void refused(String account, URI uri);

	/**
	 * Return a listener that tells several, each whatever those before it throw.
	 * @param listeners the listeners, in the order in which they are told
	 * @return one listener
	 */
	static BearerRefusalListener all(Collection<? extends BearerRefusalListener> listeners) {
		List<BearerRefusalListener> all = List.copyOf(listeners);
		return (account, uri) -> all.forEach((listener) -> BearerRefusals.tell(listener, account, uri));
	}

}
