// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.security.CognitoUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

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
			.matches(RuntimeHintsPredicates.resource()
				.forResource("io/github/cognitoauth/security/text/messages_ja.properties"))
			.matches(RuntimeHintsPredicates.resource()
				.forResource("io/github/cognitoauth/security/text/messages.properties"))
			.matches(RuntimeHintsPredicates.reflection().onType(CognitoUser.class));
	}

	/** The files hold what the login keeps in a session, as Java objects. */
	@ParameterizedTest
	@ValueSource(strings = { "user", "tokens", "context", "challenge", "set-up", "problem" })
	void hintsWhenSessionIsStoredThenEveryTypeInItIsRegistered(String name) throws Exception {
		RuntimeHints hints = allHints();
		Set<Class<?>> types = new LinkedHashSet<>();
		try (InputStream file = CognitoUser.class.getResourceAsStream("jackson/" + name + "-v1.ser");
				ObjectInputStream input = new ObjectInputStream(file) {

					@Override
					protected Class<?> resolveClass(ObjectStreamClass description)
							throws IOException, ClassNotFoundException {
						Class<?> type = super.resolveClass(description);
						types.add(type);
						return type;
					}

				}) {
			assertThat(input.readObject()).isNotNull();
		}
		// what is Spring Security's own it registers itself
		types.removeIf((type) -> type.isArray() || type.getName().startsWith("org.springframework."));
		assertThat(types).isNotEmpty()
			.allSatisfy((type) -> assertThat(isSerializable(hints, type)).as(type.getName()).isTrue());
	}

	private RuntimeHints allHints() {
		RuntimeHints hints = new RuntimeHints();
		AotServices.factories(getClass().getClassLoader())
			.load(RuntimeHintsRegistrar.class)
			.forEach((registrar) -> registrar.registerHints(hints, getClass().getClassLoader()));
		new CognitoSecurityRuntimeHints().registerHints(hints, getClass().getClassLoader());
		for (ImportRuntimeHints imported : MergedAnnotations.from(CognitoAutoConfiguration.class)
			.stream(ImportRuntimeHints.class)
			.map(MergedAnnotation::synthesize)
			.toList()) {
			for (Class<? extends RuntimeHintsRegistrar> type : imported.value()) {
				BeanUtils.instantiateClass(type).registerHints(hints, getClass().getClassLoader());
			}
		}
		return hints;
	}

	private static boolean isSerializable(RuntimeHints hints, Class<?> type) {
		return RuntimeHintsPredicates.reflection().onJavaSerialization(type, true).test(hints);
	}

}
