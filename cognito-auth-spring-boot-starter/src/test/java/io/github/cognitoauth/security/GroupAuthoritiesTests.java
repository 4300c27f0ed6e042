// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.List;

import io.github.cognitoauth.security.factor.CognitoFactors;
import org.junit.jupiter.api.Test;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.authority.mapping.SimpleAuthorityMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GroupAuthorities}.
 */
class GroupAuthoritiesTests {

	private static final List<String> GROUPS = List.of("FACTOR_COGNITO_MFA", "COGNITO_MFA", "MFA", "factor_cognito_mfa",
			"FACTOR_PASSWORD", "ops");

	@Test
	void ofWhenGroupIsNamedLikeAFactorThenNotGrantedWhateverThePrefix() {
		for (String prefix : List.of("", "FACTOR_", "FACTOR_COGNITO_", "ROLE_")) {
			assertThat(of(CognitoAuthenticationOptions.builder().authorityPrefix(prefix)))
				.noneMatch((authority) -> authority.startsWith("FACTOR_"));
		}
		assertThat(of(CognitoAuthenticationOptions.builder().authorityPrefix(""))).containsExactly("COGNITO_MFA", "MFA",
				"factor_cognito_mfa", "ops");
	}

	@Test
	void ofWhenMapperMakesAFactorOfTheNameThenNotGranted() {
		SimpleAuthorityMapper upperCase = new SimpleAuthorityMapper();
		upperCase.setPrefix("");
		upperCase.setConvertToUpperCase(true);
		assertThat(of(CognitoAuthenticationOptions.builder().authorityPrefix("").authoritiesMapper(upperCase)))
			.containsExactlyInAnyOrder("COGNITO_MFA", "MFA", "OPS");
	}

	@Test
	void ofWhenMapperGrantsAFactorOfItsOwnThenGranted() {
		GrantedAuthoritiesMapper mapper = (authorities) -> List.of(new SimpleGrantedAuthority("ROLE_x"),
				FactorGrantedAuthority.fromFactor(CognitoFactors.MFA));
		assertThat(of(CognitoAuthenticationOptions.builder().authoritiesMapper(mapper)))
			.containsExactlyInAnyOrder("ROLE_x", CognitoFactors.MFA_AUTHORITY);
	}

	private static List<String> of(CognitoAuthenticationOptions.Builder options) {
		return new GroupAuthorities(options.build()).of(GROUPS)
			.stream()
			.map(GrantedAuthority::getAuthority)
			.map(String::valueOf)
			.toList();
	}

}
