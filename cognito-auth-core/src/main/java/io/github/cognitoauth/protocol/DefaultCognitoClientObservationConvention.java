// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import io.github.cognitoauth.protocol.CognitoClientObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The documented names: observation {@code cognito.client} with the keys of
 * {@link LowCardinalityKeyNames}.
 *
 * @since 0.1.0
 */
public class DefaultCognitoClientObservationConvention implements CognitoClientObservationConvention {

	static final String NAME = "cognito.client";

	private static final String NONE = "none";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(CognitoClientContext context) {
		return "cognito " + context.operation().name();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(CognitoClientContext context) {
		String challenge = context.challengeName();
		return KeyValues.of(KeyValue.of(LowCardinalityKeyNames.POOL, context.poolName()),
				KeyValue.of(LowCardinalityKeyNames.OPERATION, context.operation().name()),
				KeyValue.of(LowCardinalityKeyNames.CHALLENGE, (challenge != null) ? challenge : NONE),
				KeyValue.of(LowCardinalityKeyNames.OUTCOME, outcome(context)),
				KeyValue.of(LowCardinalityKeyNames.EXCEPTION, exception(context.getError())));
	}

	private static String outcome(CognitoClientContext context) {
		Throwable error = context.getError();
		if (error == null) {
			return context.isCompleted() ? "SUCCESS" : (context.isCancelled() ? "CANCELLED" : "UNKNOWN");
		}
		if (error instanceof CognitoCredentialsRejectedException) {
			return "REJECTED";
		}
		if (error instanceof CognitoUserActionRequiredException) {
			return "USER_ACTION";
		}
		return (error instanceof CognitoUnavailableException) ? "UNAVAILABLE" : "MISCONFIGURED";
	}

	private static String exception(@Nullable Throwable error) {
		if (error == null) {
			return NONE;
		}
		return (error instanceof CognitoException ex) ? KnownErrorCodes.orOther(ex.code())
				: error.getClass().getSimpleName();
	}

}
