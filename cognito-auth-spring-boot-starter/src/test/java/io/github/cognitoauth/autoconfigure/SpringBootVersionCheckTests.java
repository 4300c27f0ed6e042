// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SpringBootVersionCheck}.
 */
class SpringBootVersionCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "4.0.7", "3.5.16", "4.0.0-RC1" })
	void checkWhenVersionIsOlderThenSaysSoInOneSentence(String version) {
		assertThatExceptionOfType(IncompatibleSpringBootException.class)
			.isThrownBy(() -> SpringBootVersionCheck.check(version))
			.withMessage("Cognito Auth needs Spring Boot 4.1 or newer, found " + version + ".");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "4.1.0", "4.1.1", "4.2.0-SNAPSHOT", "4.10.0", "5.0.0", "unknown" })
	void checkWhenVersionIsNotOlderThenPasses(@Nullable String version) {
		assertThatNoException().isThrownBy(() -> SpringBootVersionCheck.check(version));
	}

	@Test
	void analyzeThenShowsTheSentenceAndWhatToDo() {
		FailureAnalysis analysis = new IncompatibleSpringBootFailureAnalyzer()
			.analyze(new IllegalStateException(new IncompatibleSpringBootException("4.1", "4.0.7")));
		assertThat(analysis.getDescription()).isEqualTo("Cognito Auth needs Spring Boot 4.1 or newer, found 4.0.7.");
		assertThat(analysis.getAction()).contains("Update");
	}

}
