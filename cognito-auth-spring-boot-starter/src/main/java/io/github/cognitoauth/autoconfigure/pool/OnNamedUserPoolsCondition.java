// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.autoconfigure.EntryKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if anything is said about a named user pool, by properties or by connection
 * details. Most applications have one pool only, and start without what checks and makes
 * others. While an application is processed ahead of time, nobody can know.
 */
final class OnNamedUserPoolsCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Cognito named user pools");
		if (EntryKeys.anyIn(context.getEnvironment(), EntryKeys.USER_POOLS)) {
			return ConditionOutcome.match(message.because("at least one is configured"));
		}
		if (isConnected(context.getBeanFactory())) {
			return ConditionOutcome.match(message.because("there are connection details of one"));
		}
		return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)
				? ConditionOutcome.match(message.because("pools may be configured at run time"))
				: ConditionOutcome.noMatch(message.because("none is configured"));
	}

	private static boolean isConnected(@Nullable ConfigurableListableBeanFactory beans) {
		return beans != null
				&& beans.getBeanNamesForType(CognitoUserPoolConnectionDetails.class, true, false).length > 0;
	}

}
