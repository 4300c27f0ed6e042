// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a step knows beside its challenge.
 *
 * @param applicationName what an authenticator app shows
 * @param softwareTokenSetup the secret of an authenticator app that is being set up, or
 * {@code null}
 * @since 0.1.0
 */
public record StepContext(String applicationName, @Nullable SoftwareTokenSetup softwareTokenSetup) {

	/** Check the name. */
	public StepContext {
		Assert.hasText(applicationName, "'applicationName' must not be empty");
	}

	@Override
	public String toString() {
		return "StepContext[" + this.applicationName + "]";
	}

}
