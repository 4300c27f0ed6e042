// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.test.internal.protocol.Json;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A user as the starter would have signed in, without asking a pool. The tokens have the
 * form of the service's and a signature that is none: no resource server takes them.
 */
final class SignedInUser {

	private static final Duration LIFETIME = Duration.ofHours(1);

	private final String username;

	private final Set<String> groups = new LinkedHashSet<>();

	private final Map<String, Object> claims = new LinkedHashMap<>();

	private List<String> factors = List.of(FactorGrantedAuthority.PASSWORD_AUTHORITY);

	private @Nullable List<GrantedAuthority> authorities;

	private @Nullable CognitoTokens tokens;

	SignedInUser(String username) {
		this.username = username;
		this.claims.put("sub", UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8)).toString());
	}

	void groups(String... names) {
		this.groups.addAll(List.of(names));
	}

	void claim(String name, Object value) {
		this.claims.put(name, value);
	}

	void factors(String... names) {
		this.factors = List.of(names);
	}

	void authorities(Collection<? extends GrantedAuthority> all) {
		this.authorities = List.copyOf(all);
	}

	void tokens(CognitoTokens tokens) {
		this.tokens = tokens;
	}

	CognitoTokens tokens() {
		return (this.tokens != null) ? this.tokens : madeUp();
	}

	Authentication authentication(CognitoTokens issued) {
		CognitoUser user = CognitoUser.of(issued);
		// the login has taken them, too
		user.takeTokens();
		return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities(user, issued.issuedAt()));
	}

	private List<GrantedAuthority> authorities(CognitoUser user, Instant at) {
		if (this.authorities != null) {
			return this.authorities;
		}
		List<GrantedAuthority> granted = new ArrayList<>();
		user.getGroups().forEach((group) -> granted.add(new SimpleGrantedAuthority("ROLE_" + group)));
		this.factors
			.forEach((factor) -> granted.add(FactorGrantedAuthority.withAuthority(factor).issuedAt(at).build()));
		return granted;
	}

	private CognitoTokens madeUp() {
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		Map<String, Object> common = new LinkedHashMap<>(this.claims);
		common.put("iat", now.getEpochSecond());
		common.put("auth_time", now.getEpochSecond());
		common.put("exp", now.plus(LIFETIME).getEpochSecond());
		if (!this.groups.isEmpty()) {
			common.put("cognito:groups", List.copyOf(this.groups));
		}
		Map<String, Object> access = new LinkedHashMap<>(common);
		access
			.putAll(Map.of("token_use", "access", "username", this.username, "scope", "aws.cognito.signin.user.admin"));
		Map<String, Object> id = new LinkedHashMap<>(common);
		id.putAll(Map.of("token_use", "id", "cognito:username", this.username));
		return CognitoTokens.builder(jwt(access), now, LIFETIME).idToken(jwt(id)).build();
	}

	private static String jwt(Map<String, Object> claims) {
		return String.join(".", base64(Json.bytes(Map.of("alg", "RS256"))), base64(Json.bytes(claims)),
				base64("not signed".getBytes(StandardCharsets.UTF_8)));
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	@Override
	public String toString() {
		return "SignedInUser[username=" + this.username + "]";
	}

}
