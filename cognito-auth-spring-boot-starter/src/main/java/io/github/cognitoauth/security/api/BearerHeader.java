// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Finds bearer tokens in requests. Public because both web stacks share it; applications
 * need not know it.
 *
 * @since 0.1.0
 */
public final class BearerHeader {

	private static final boolean SUPPORTED = ClassUtils.isPresent("org.springframework.security.oauth2.jwt.JwtDecoder",
			BearerHeader.class.getClassLoader());

	private static final String SCHEME = "bearer ";

	private BearerHeader() {
	}

	/**
	 * Return whether the libraries of a resource server are there.
	 * @return whether tokens can be verified if there is a decoder
	 */
	public static boolean isSupported() {
		return SUPPORTED;
	}

	/**
	 * Return the token of a request.
	 * @param authorization the header {@code Authorization}, or {@code null}
	 * @return the token, or {@code null} if there is none
	 */
	public static @Nullable String token(@Nullable String authorization) {
		if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return null;
		}
		String token = authorization.substring(SCHEME.length()).strip();
		return token.isEmpty() ? null : token;
	}

}
