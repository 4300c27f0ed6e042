// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.home;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoUser;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * What the signed-in user may know about the session.
 *
 * @param username the user name
 * @param groups the groups in the user pool
 * @param authorities groups and factors as Spring Security sees them, sorted
 * @param issuedAt when the tokens were issued, {@code null} without tokens
 * @param expiresAt when they expire, {@code null} without tokens
 */
record Me(String username, List<String> groups, List<String> authorities, @JsonIgnore @Nullable Instant issuedAt,
		@Nullable Instant expiresAt) {

	static Me of(Authentication authentication, @Nullable CognitoTokens tokens) {
		List<String> authorities = authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.sorted()
			.toList();
		List<String> groups = (authentication.getPrincipal() instanceof CognitoUser user) ? user.getGroups()
				: List.of();
		return new Me(authentication.getName(), groups, authorities, (tokens != null) ? tokens.issuedAt() : null,
				(tokens != null) ? tokens.expiresAt() : null);
	}

}
