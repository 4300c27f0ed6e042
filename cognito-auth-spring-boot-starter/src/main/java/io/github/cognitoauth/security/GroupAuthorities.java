// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.security.factor.CognitoFactors;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;

/**
 * Turns the groups of a user into authorities. Whoever names groups must not thereby pass
 * for somebody who has shown a second factor, whatever the prefix and the mapper make of
 * the name.
 */
final class GroupAuthorities {

	private final String prefix;

	private final GrantedAuthoritiesMapper mapper;

	GroupAuthorities(CognitoAuthenticationOptions options) {
		this.prefix = options.authorityPrefix();
		this.mapper = options.authoritiesMapper();
	}

	Set<GrantedAuthority> of(List<String> groups) {
		Collection<? extends GrantedAuthority> authorities = groups.stream()
			.filter((group) -> !group.isBlank())
			.map((group) -> new SimpleGrantedAuthority(this.prefix + group))
			.toList();
		Set<GrantedAuthority> mapped = new LinkedHashSet<>(this.mapper.mapAuthorities(authorities));
		mapped.removeIf((it) -> it instanceof SimpleGrantedAuthority && CognitoFactors.isFactor(it.getAuthority()));
		return mapped;
	}

}
