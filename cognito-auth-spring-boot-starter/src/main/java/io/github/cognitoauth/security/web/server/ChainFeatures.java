// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.util.ReflectionUtils;

/**
 * Tells what a chain has so far. {@code ServerHttpSecurity} does not say so, and to ask
 * for a feature by its method switches it on.
 */
final class ChainFeatures {

	private static final @Nullable Field LOGOUT = ReflectionUtils.findField(ServerHttpSecurity.class, "logout");

	private static final @Nullable Field FORM_LOGIN = ReflectionUtils.findField(ServerHttpSecurity.class, "formLogin");

	private ChainFeatures() {
	}

	/** Return whether the logout, which is on by default, was not disabled. */
	static boolean hasLogout(ServerHttpSecurity http) {
		return LOGOUT == null || isSet(LOGOUT, http);
	}

	static boolean hasFormLogin(ServerHttpSecurity http) {
		return FORM_LOGIN != null && isSet(FORM_LOGIN, http);
	}

	private static boolean isSet(Field field, ServerHttpSecurity http) {
		ReflectionUtils.makeAccessible(field);
		return ReflectionUtils.getField(field, http) != null;
	}

}
