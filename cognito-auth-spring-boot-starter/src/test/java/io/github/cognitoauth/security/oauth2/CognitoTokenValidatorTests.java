// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoAccessTokenValidator}, {@link CognitoIdTokenValidator} and what
 * follows from an accepted token.
 */
class CognitoTokenValidatorTests {

	private static final String ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";

	private final OAuth2TokenValidator<Jwt> access = new CognitoAccessTokenValidator(ISSUER, List.of("one", "two"));

	private final OAuth2TokenValidator<Jwt> id = new CognitoIdTokenValidator(ISSUER, List.of("one", "two"));

	@Test
	void accessWhenOfAcceptedClientThenAccepted() {
		assertThat(accepts(this.access, (jwt) -> jwt.claim("token_use", "access").claim("client_id", "two"))).isTrue();
	}

	@Test
	void accessWhenOfOtherClientOrWithoutThenRefused() {
		assertThat(accepts(this.access, (jwt) -> jwt.claim("token_use", "access").claim("client_id", "three")))
			.isFalse();
		assertThat(accepts(this.access, (jwt) -> jwt.claim("token_use", "access"))).isFalse();
	}

	@Test
	void accessWhenIdTokenThenRefused() {
		assertThat(accepts(this.access,
				(jwt) -> jwt.claim("token_use", "id").claim("client_id", "one").audience(List.of("one"))))
			.isFalse();
		assertThat(accepts(this.access, (jwt) -> jwt.claim("client_id", "one"))).isFalse();
	}

	@Test
	void accessWhenOfOtherIssuerThenNotItsBusiness() {
		assertThat(accepts(this.access, (jwt) -> jwt.issuer("https://issuer.example.com"))).isTrue();
	}

	@Test
	void checksWhenOtherIssuerOfTheSamePoolOrNoneThenNotPassedBy() {
		String updated = "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";
		for (OAuth2TokenValidator<Jwt> validator : List.of(this.access, this.id)) {
			assertThat(accepts(validator, (jwt) -> jwt.issuer(updated))).isFalse();
			assertThat(accepts(validator, (jwt) -> jwt.issuer(ISSUER + "/"))).isFalse();
			assertThat(accepts(validator, (jwt) -> jwt.claims((claims) -> claims.remove("iss")).claim("x", "y")))
				.isFalse();
		}
		assertThat(accepts(this.access,
				(jwt) -> jwt.issuer(updated).claim("token_use", "access").claim("client_id", "two")))
			.isTrue();
	}

	@Test
	void idThenByAudience() {
		assertThat(accepts(this.id, (jwt) -> jwt.claim("token_use", "id").audience(List.of("one")))).isTrue();
		assertThat(accepts(this.id, (jwt) -> jwt.claim("token_use", "id").audience(List.of("three")))).isFalse();
		assertThat(accepts(this.id, (jwt) -> jwt.claim("token_use", "id"))).isFalse();
		assertThat(accepts(this.id, (jwt) -> jwt.claim("token_use", "access").audience(List.of("one")))).isFalse();
		assertThat(accepts(this.id, (jwt) -> jwt.issuer("https://issuer.example.com"))).isTrue();
	}

	@Test
	void checksWhenFormIsWrongThenRefusedWhoeverDecodes() {
		for (OAuth2TokenValidator<Jwt> validator : List.of(this.access, this.id)) {
			String use = (validator == this.access) ? "access" : "id";
			Consumer<Jwt.Builder> good = (
					jwt) -> jwt.claim("token_use", use).claim("client_id", "one").audience(List.of("one"));
			assertThat(accepts(validator, good)).isTrue();
			assertThat(accepts(validator, good.andThen((jwt) -> jwt.expiresAt(null)))).isFalse();
			assertThat(accepts(validator, good.andThen((jwt) -> jwt.claim("scope", Arrays.asList(null, 1))))).isFalse();
			assertThat(accepts(validator, good.andThen((jwt) -> jwt.claim("cnf", "x")))).isFalse();
			assertThat(accepts(validator, good.andThen((jwt) -> jwt.claim("username", 1)))).isFalse();
		}
	}

	@Test
	void authoritiesThenGroupsAndScopes() {
		Jwt token = token((jwt) -> jwt.claim("cognito:groups", List.of("admins", " ", "ops"))
			.claim("scope", "orders/read orders/write"));
		assertThat(new CognitoJwtGrantedAuthoritiesConverter("ROLE_").convert(token))
			.extracting(GrantedAuthority::getAuthority)
			.containsExactlyInAnyOrder("ROLE_admins", "ROLE_ops", "SCOPE_orders/read", "SCOPE_orders/write");
	}

	@Test
	void authoritiesWhenGroupIsNamedLikeAFactorThenNotGranted() {
		Jwt token = token((jwt) -> jwt.claim("cognito:groups",
				List.of("FACTOR_COGNITO_MFA", "COGNITO_MFA", "MFA", "FACTOR_PASSWORD")));
		for (String prefix : List.of("", "FACTOR_", "FACTOR_COGNITO_", "FAC")) {
			assertThat(new CognitoJwtGrantedAuthoritiesConverter(prefix).convert(token))
				.noneMatch((authority) -> String.valueOf(authority.getAuthority()).startsWith("FACTOR_"));
		}
		assertThat(new CognitoJwtGrantedAuthoritiesConverter("").convert(token))
			.extracting(GrantedAuthority::getAuthority)
			.containsExactly("COGNITO_MFA", "MFA");
	}

	@Test
	void authoritiesWhenGroupsAreNoListThenIgnored() {
		assertThat(new CognitoJwtGrantedAuthoritiesConverter("ROLE_")
			.convert(token((jwt) -> jwt.claim("cognito:groups", "admins")))).isEmpty();
	}

	@Test
	void principalThenNamedAfterUserOrSubject() {
		assertThat(new CognitoJwtPrincipal(token((jwt) -> jwt.claim("username", "alice").subject("s"))).getName())
			.isEqualTo("alice");
		assertThat(new CognitoJwtPrincipal(token((jwt) -> jwt.claim("cognito:username", "bob").subject("s"))).getName())
			.isEqualTo("bob");
		assertThat(new CognitoJwtPrincipal(token((jwt) -> jwt.subject("machine"))).getName()).isEqualTo("machine");
	}

	private static boolean accepts(OAuth2TokenValidator<Jwt> validator, Consumer<Jwt.Builder> claims) {
		return !validator.validate(token(claims)).hasErrors();
	}

	private static Jwt token(Consumer<Jwt.Builder> claims) {
		Jwt.Builder jwt = Jwt.withTokenValue("token").header("alg", "RS256").issuer(ISSUER).expiresAt(Instant.MAX);
		claims.accept(jwt);
		return jwt.build();
	}

}
