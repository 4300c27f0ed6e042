// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.util.ReflectionUtils;

/**
 * Gives the chain of a user pool a cookie of its own: who is remembered at one pool is
 * nobody at another. A name that the application has set stays.
 */
final class RememberMeCookie {

	private static final @Nullable Field NAME = ReflectionUtils.findField(AbstractRememberMeServices.class,
			"cookieName");

	private RememberMeCookie() {
	}

	static void name(@Nullable RememberMeServices services, RequestPools pools) {
		if (services instanceof AbstractRememberMeServices known && hasDefaultName(known)) {
			known.setCookieName(AbstractRememberMeServices.SPRING_SECURITY_REMEMBER_ME_COOKIE_KEY + '-'
					+ String.join("-", pools.names().stream().sorted().toList()));
		}
	}

	private static boolean hasDefaultName(AbstractRememberMeServices services) {
		if (NAME == null) {
			return true;
		}
		ReflectionUtils.makeAccessible(NAME);
		return AbstractRememberMeServices.SPRING_SECURITY_REMEMBER_ME_COOKIE_KEY
			.equals(ReflectionUtils.getField(NAME, services));
	}

}
