// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless an application has named user pools only. What is not configured at all
 * is an error of the main pool, or follows when the application is started after it was
 * processed ahead of time.
 */
final class OnMainUserPoolCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Cognito main user pool");
		Environment environment = context.getEnvironment();
		if (Stream.of("cognito.user-pool-id", "cognito.client-id").anyMatch(environment::containsProperty)) {
			return ConditionOutcome.match(message.because("it is configured"));
		}
		return EntryKeys.anyIn(environment, EntryKeys.USER_POOLS)
				? ConditionOutcome.noMatch(message.because("only named user pools are configured"))
				: ConditionOutcome.match(message.because("no user pool is configured"));
	}

}
