// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.test.context.aot.TestContextAotGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that tests with {@link AutoConfigureCognitoUserPool} can be processed ahead of
 * time, as {@code process-test-aot} does.
 */
class AheadOfTimeTests {

	@Test
	void testClassWhenProcessedAheadOfTimeThenPoolAndConnectionAreWrittenDown() throws Exception {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		new TestContextAotGenerator(files).processAheadOfTime(Stream.of(AutoConfigureCognitoUserPoolTests.class));
		StringBuilder sources = new StringBuilder();
		for (String path : files.getGeneratedFiles(Kind.SOURCE).keySet()) {
			sources.append(files.getGeneratedFileContent(Kind.SOURCE, path));
		}
		assertThat(sources.toString()).contains("PoolContextCustomizer.startPool(")
			.contains("AutoConfigureCognitoUserPoolTests$Wonderland\"")
			.contains("PoolContextCustomizer.connectTo(");
	}

}
