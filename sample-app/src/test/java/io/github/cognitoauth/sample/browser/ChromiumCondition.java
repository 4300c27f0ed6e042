// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips tests where there is no Chromium to run them in, and says so.
 */
class ChromiumCondition implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (Chromium.isInstalled()) {
			return ConditionEvaluationResult.enabled("Chromium and its driver are on the PATH");
		}
		return ConditionEvaluationResult.disabled(
				"Chromium or chromedriver is not on the PATH; on Debian: apt-get install chromium chromium-driver");
	}

}
