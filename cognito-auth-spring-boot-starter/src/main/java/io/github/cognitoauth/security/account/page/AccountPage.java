// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import reactor.core.publisher.Mono;

/** One page: what it shows, and what it does with what is sent to it. */
interface AccountPage {

	/** Where it is, below the prefix. */
	String path();

	/** What it belongs to: without the operation there is no page. */
	String operation();

	/**
	 * Whether a request changes nothing by itself, so that it need not wait for a fresh
	 * sign-in.
	 */
	default boolean isHarmless(PageCall call) {
		return false;
	}

	Mono<PageReply> show(PageCall call);

	Mono<PageReply> send(PageCall call);

}
