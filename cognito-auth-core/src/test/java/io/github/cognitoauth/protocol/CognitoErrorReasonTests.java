// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoErrorReason}.
 */
class CognitoErrorReasonTests {

	@ParameterizedTest
	@EnumSource(CognitoErrorReason.class)
	void endsSessionWhenTrueThenASignInIsAllowedAndWaitingIsNoHelp(CognitoErrorReason reason) {
		if (reason.endsSession()) {
			assertThat(reason.allowsSignIn()).isTrue();
			assertThat(reason.canPass()).isFalse();
		}
		if (reason.kind() == CognitoErrorKind.UNAVAILABLE) {
			assertThat(reason.allowsSignIn()).as("only where another Region has the token")
				.isEqualTo(reason == CognitoErrorReason.NOT_IN_THIS_REGION);
		}
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, names = { "REFRESH_TOKEN_REJECTED", "USER_DISABLED",
			"USER_NOT_CONFIRMED", "PASSWORD_RESET_REQUIRED", "WRONG_CREDENTIALS", "NOT_AUTHORIZED" })
	void endsSessionWhenAccountOrTokenIsRefusedThenTrue(CognitoErrorReason reason) {
		assertThat(reason.endsSession()).isTrue();
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, names = { "REFUSED_BY_TRIGGER", "LOCKED_OUT", "THROTTLED",
			"OPERATION_NOT_ENABLED", "CLIENT_SECRET_REJECTED", "FORBIDDEN", "REFRESH_TOKEN_REUSED", "UNSPECIFIED" })
	void endsSessionWhenNothingIsToldOfTheTokenThenFalse(CognitoErrorReason reason) {
		assertThat(reason.endsSession()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, mode = Mode.EXCLUDE,
			names = { "THROTTLED", "CONNECT_FAILURE", "SERVICE_FAILURE", "TRANSPORT_FAILURE", "TIMEOUT" })
	void repetitionWhenServiceHasDecidedThenIsNotAllowed(CognitoErrorReason reason) {
		assertThat(reason.allowsRepetition(true)).isFalse();
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class,
			names = { "WRONG_CREDENTIALS", "LOCKED_OUT", "CODE_MISMATCH", "UNSPECIFIED", "LIMIT_EXCEEDED" })
	void mayLockWhenAttemptsCountOrNothingIsKnownThenTrue(CognitoErrorReason reason) {
		assertThat(reason.mayLock()).isTrue();
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, names = { "THROTTLED", "CLIENT_SECRET_REJECTED", "FLOW_NOT_ENABLED" })
	void mayLockWhenNoPasswordWasComparedThenFalse(CognitoErrorReason reason) {
		assertThat(reason.mayLock()).isFalse();
	}

	@Test
	void repetitionWhenServiceMayHaveActedThenDependsOnTheOperation() {
		assertThat(CognitoErrorReason.TIMEOUT.allowsRepetition(true)).isTrue();
		assertThat(CognitoErrorReason.TIMEOUT.allowsRepetition(false)).isFalse();
		assertThat(CognitoErrorReason.THROTTLED.allowsRepetition(false)).isTrue();
	}

}
