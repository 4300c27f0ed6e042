package io.github.cognitoauth.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;

/** Turns the groups of a user into authorities. */
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
		return new LinkedHashSet<>(this.mapper.mapAuthorities(authorities));
	}

}
