// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a page needs to know of the request. For the filters of the login.
 *
 * @param contextPath the context path, or an empty text
 * @param locale the language of the request
 * @param csrf the CSRF token, or {@code null} without protection
 * @since 0.1.0
 */
public record PageRequest(String contextPath, Locale locale, @Nullable Csrf csrf) {

	@Override
	public String toString() {
		return "PageRequest[" + this.locale + "]";
	}

	/**
	 * A CSRF token.
	 *
	 * @param parameter the field of the token
	 * @param header the header of the token
	 * @param token the token
	 */
	public record Csrf(String parameter, String header, String token) {

		@Override
		public String toString() {
			return "Csrf[" + this.parameter + "]";
		}

	}

}
