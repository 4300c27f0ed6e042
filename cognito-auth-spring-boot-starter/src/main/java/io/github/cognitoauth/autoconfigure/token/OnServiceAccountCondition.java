// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.autoconfigure.EntryKeys;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if there is a service account in the configuration. While an application is
 * processed ahead of time there may be none yet.
 */
class OnServiceAccountCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Cognito service accounts");
		if (EntryKeys.anyIn(context.getEnvironment(), EntryKeys.SERVICE_ACCOUNTS)) {
			return ConditionOutcome.match(message.because("at least one is configured"));
		}
		return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)
				? ConditionOutcome.match(message.because("accounts may be configured at run time"))
				: ConditionOutcome.noMatch(message.because("none is configured"));
	}

}
