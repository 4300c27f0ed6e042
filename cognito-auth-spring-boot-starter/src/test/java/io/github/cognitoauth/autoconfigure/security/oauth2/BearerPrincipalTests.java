// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.util.List;
import java.util.function.Consumer;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitoauth.autoconfigure.security.oauth2.RunningApplication.Stack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for who is meant by a bearer token and what it grants, the same on both stacks.
 */
class BearerPrincipalTests {

	private final TestIssuer issuer = new TestIssuer();

	@AfterEach
	void stop() {
		this.issuer.close();
	}

	@ParameterizedTest
	@EnumSource
	void nameThenOfTheUserOrElseTheSubject(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer)) {
			assertThat(whoAmI(application, (claims) -> {
			})).isEqualTo("alice [ROLE_admins, SCOPE_aws.cognito.signin.user.admin]");
			assertThat(whoAmI(application,
					(claims) -> claims.claim("username", null)
						.claim("cognito:groups", null)
						.subject("machine")
						.claim("scope", "orders/read")))
				.isEqualTo("machine [SCOPE_orders/read]");
			assertThat(whoAmI(application, (claims) -> claims.claim("username", null).claim("cognito:username", "bob")))
				.startsWith("bob ");
			assertThat(whoAmI(application, (claims) -> claims.claim("cognito:name", "mallory"))).startsWith("alice ");
		}
	}

	@ParameterizedTest
	@EnumSource
	void groupWhenNamedLikeAFactorThenGrantsNothing(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer,
				"cognito.security.authority-prefix=")) {
			assertThat(whoAmI(application,
					(claims) -> claims.claim("scope", null)
						.claim("cognito:groups", List.of("FACTOR_COGNITO_MFA", "FACTOR_PASSWORD", "ops"))))
				.isEqualTo("alice [ops]");
		}
	}

	private String whoAmI(RunningApplication application, Consumer<JWTClaimsSet.Builder> claims) {
		// only servlets grant the factor of the bearer token
		return application.bearer(this.issuer.token(claims)).body().replace("FACTOR_BEARER, ", "");
	}

}
