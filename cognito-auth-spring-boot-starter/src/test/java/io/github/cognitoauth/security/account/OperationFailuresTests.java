// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.security.account.OperationProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link OperationFailures}. */
@ExtendWith(OutputCaptureExtension.class)
class OperationFailuresTests {

	@Test
	void translateWhenOperationIsFaultyThenUnavailableAndLogged(CapturedOutput output) {
		OperationRefusedException failure = OperationFailures.translate(new IllegalStateException("no such table"));
		assertThat(failure.problem().kind()).isEqualTo(Kind.UNAVAILABLE);
		assertThat(output).contains("An operation of an account failed", "no such table");
	}

}
