// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * What came of looking at the account of somebody who is signed in. Public because the
 * filters of servlet and WebFlux applications share it; applications need not know it.
 *
 * @since 0.1.0
 */
public sealed interface SessionCheck {

	/**
	 * The pool issued new tokens.
	 *
	 * @param tokens the tokens
	 */
	record Refreshed(CognitoTokens tokens) implements SessionCheck {

		/**
		 * Let principal and authorities follow the tokens. Groups come and go; factors,
		 * and what others granted, stay.
		 * @param current who is signed in, with a {@link CognitoUser} as principal
		 * @param options how groups become authorities
		 * @return the same sign-in with the user as the pool knows it now
		 */
		public Authentication authentication(Authentication current, CognitoAuthenticationOptions options) {
			CognitoUser user = options.user(this.tokens);
			user.takeTokens();
			GroupAuthorities groups = new GroupAuthorities(options);
			Set<String> before = (current.getPrincipal() instanceof CognitoUser old) ? groups.of(old.getGroups())
				.stream()
				.map(GrantedAuthority::getAuthority)
				.collect(Collectors.toSet()) : Set.of();
			Set<GrantedAuthority> authorities = new LinkedHashSet<>(groups.of(user.getGroups()));
			current.getAuthorities()
				.stream()
				.filter((authority) -> !before.contains(authority.getAuthority()))
				.forEach(authorities::add);
			return current.toBuilder().principal(user).authorities((all) -> {
				all.clear();
				all.addAll(authorities);
			}).build();
		}

	}

	/**
	 * Everything stays as it is.
	 *
	 * @param failure why there are no new tokens, or {@code null} if there cannot be any
	 */
	record Unchanged(@Nullable CognitoException failure) implements SessionCheck {

	}

	/**
	 * This request is not served as the user's; the session is kept.
	 *
	 * @param failure why
	 */
	record Unavailable(CognitoException failure) implements SessionCheck {

	}

	/**
	 * The user has to sign in again.
	 */
	record Ended() implements SessionCheck {

	}

}
