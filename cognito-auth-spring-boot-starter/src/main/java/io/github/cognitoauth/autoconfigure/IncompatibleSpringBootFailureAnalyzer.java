// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an {@link IncompatibleSpringBootException} as one sentence. */
final class IncompatibleSpringBootFailureAnalyzer extends AbstractFailureAnalyzer<IncompatibleSpringBootException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, IncompatibleSpringBootException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Update the version of Spring Boot, of its parent, plugin or BOM alike, in the build.", cause);
	}

}
