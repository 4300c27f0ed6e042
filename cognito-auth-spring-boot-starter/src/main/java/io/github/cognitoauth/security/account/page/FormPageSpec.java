// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the page of one operation differs from those of others.
 *
 * @param operation the id of the operation
 * @param path where the page is
 * @param done where it leads to if there is no more to do
 * @param signedIn whether it is for somebody who is signed in
 * @param readsAccount whether its form shows what is there
 * @param begunAt the page on which the first half is done, or {@code null}
 * @param buttons paths to which the same fields can be sent, by operation
 * @param links where else to go, by operation
 */
record FormPageSpec(String operation, String path, String done, boolean signedIn, boolean readsAccount,
		@Nullable String begunAt, Map<String, String> buttons, Map<String, String> links) {

	/** Copy the maps, in their order. */
	FormPageSpec {
		buttons = new LinkedHashMap<>(buttons);
		links = new LinkedHashMap<>(links);
	}

	static FormPageSpec forEverybody(String operation, String path) {
		return new FormPageSpec(operation, path, AccountAddresses.ACCOUNT, false, false, null, Map.of(), Map.of());
	}

	static FormPageSpec forUser(String operation, String path, String done) {
		return new FormPageSpec(operation, path, done, true, false, null, Map.of(), Map.of());
	}

	FormPageSpec readingAccount() {
		return new FormPageSpec(this.operation, this.path, this.done, this.signedIn, true, this.begunAt, this.buttons,
				this.links);
	}

	FormPageSpec begunAt(String path) {
		return new FormPageSpec(this.operation, this.path, this.done, this.signedIn, this.readsAccount, path,
				this.buttons, this.links);
	}

	FormPageSpec button(String operation, String path) {
		Map<String, String> all = new LinkedHashMap<>(this.buttons);
		all.put(operation, path);
		return new FormPageSpec(this.operation, this.path, this.done, this.signedIn, this.readsAccount, this.begunAt,
				all, this.links);
	}

	FormPageSpec link(String operation, String path) {
		Map<String, String> all = new LinkedHashMap<>(this.links);
		all.put(operation, path);
		return new FormPageSpec(this.operation, this.path, this.done, this.signedIn, this.readsAccount, this.begunAt,
				this.buttons, all);
	}

}
