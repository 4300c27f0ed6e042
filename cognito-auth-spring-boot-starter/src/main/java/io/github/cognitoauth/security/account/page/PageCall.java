// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.function.Function;

import io.github.cognitoauth.security.account.AccountUser;
import org.jspecify.annotations.Nullable;

/**
 * A request for one of the pages.
 *
 * @param post whether something was sent
 * @param path the path without context path
 * @param values gives what was entered, or {@code null}
 * @param state what is between the pages of this browser
 * @param user who is signed in, or {@code null}
 * @param client where the request comes from
 * @since 0.1.0
 */
public record PageCall(boolean post, String path, Function<String, @Nullable String> values, PageState state,
		@Nullable AccountUser user, Client client) {

	PageCall with(PageState state) {
		return new PageCall(this.post, this.path, this.values, state, this.user, this.client);
	}

	@Nullable String value(String name) {
		return this.values.apply(name);
	}

	@Override
	public String toString() {
		return "PageCall[" + this.path + "]";
	}

	/**
	 * Where a request comes from.
	 *
	 * @param host the name of the host that the browser knows
	 * @param remoteAddress the address of the connection, or {@code null}
	 * @param unreadForwardedHeader whether there is a header of a proxy that nobody has
	 * read
	 */
	public record Client(String host, @Nullable String remoteAddress, boolean unreadForwardedHeader) {

		@Override
		public String toString() {
			return "Client[" + this.host + "]";
		}

	}

}
