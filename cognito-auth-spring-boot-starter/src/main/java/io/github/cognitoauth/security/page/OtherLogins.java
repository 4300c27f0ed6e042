// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Other ways to sign in at the same chain, which the login page offers beside its own.
 * Addresses are without context path. For the filters of the login.
 *
 * @param links names by address, of logins elsewhere
 * @param oneTimeTokenUrl where a one-time token is asked for, or {@code null}
 * @param passkeys whether there are passkeys of the application's own
 * @param rememberMeParameter the field that asks to be remembered, or {@code null}
 * @since 0.1.0
 */
public record OtherLogins(Map<String, String> links, @Nullable String oneTimeTokenUrl, boolean passkeys,
		@Nullable String rememberMeParameter) {

	/** Copy the links, in their order. */
	public OtherLogins {
		links = new LinkedHashMap<>(links);
	}

	/**
	 * Return that there are none.
	 * @return no other ways
	 */
	public static OtherLogins none() {
		return new OtherLogins(Map.of(), null, false, null);
	}

	boolean isEmpty() {
		return this.links.isEmpty() && this.oneTimeTokenUrl == null && !this.passkeys;
	}

}
