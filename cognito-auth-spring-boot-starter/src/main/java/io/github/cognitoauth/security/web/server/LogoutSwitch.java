// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.util.ReflectionUtils;

/**
 * Tells whether the logout of a chain was disabled. {@code ServerHttpSecurity} does not
 * say so, and to add a handler to it switches it on again.
 */
final class LogoutSwitch {

	private static final @Nullable Field LOGOUT = ReflectionUtils.findField(ServerHttpSecurity.class, "logout");

	private LogoutSwitch() {
	}

	static boolean isOn(ServerHttpSecurity http) {
		if (LOGOUT == null) {
			return true;
		}
		ReflectionUtils.makeAccessible(LOGOUT);
		return ReflectionUtils.getField(LOGOUT, http) != null;
	}

}
