package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.security.CognitoUser;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoSecurityRuntimeHints}.
 */
class CognitoSecurityRuntimeHintsTests {

	@Test
	void hintsThenFilesOfThePagesAndSessionAttributes() {
		RuntimeHints hints = new RuntimeHints();
		new CognitoSecurityRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(hints)
			.matches(RuntimeHintsPredicates.resource().forResource("io/github/cognitoauth/security/page/style.css"))
			.matches(RuntimeHintsPredicates.resource().forResource("io/github/cognitoauth/security/page/passkey.js"))
			.matches(RuntimeHintsPredicates.reflection().onType(CognitoUser.class));
	}

}
