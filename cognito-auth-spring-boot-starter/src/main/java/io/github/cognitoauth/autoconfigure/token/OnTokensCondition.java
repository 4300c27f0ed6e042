// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.autoconfigure.EntryKeys;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if the application has tokens of its own, by properties or by beans that it
 * declares. Most applications sign people in and nobody else: they start without what
 * checks and makes service accounts. While an application is processed ahead of time,
 * nobody can know.
 */
final class OnTokensCondition extends SpringBootCondition implements ConfigurationCondition {

	private static final ConfigurationPropertyName STORE = ConfigurationPropertyName.of("cognito.token-store");

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Cognito tokens");
		if (EntryKeys.anyIn(context.getEnvironment(), EntryKeys.SERVICE_ACCOUNTS)
				|| EntryKeys.anyIn(context.getEnvironment(), STORE)) {
			return ConditionOutcome.match(message.because("service accounts or their store are configured"));
		}
		if (isDeclared(context.getBeanFactory())) {
			return ConditionOutcome.match(message.because("the application declares an engine or its providers"));
		}
		return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)
				? ConditionOutcome.match(message.because("accounts may be configured at run time"))
				: ConditionOutcome.noMatch(message.because("there is no service account"));
	}

	private static boolean isDeclared(@Nullable ConfigurableListableBeanFactory beans) {
		return beans != null && (beans.getBeanNamesForType(CognitoTokenEngine.class, true, false).length > 0
				|| beans.getBeanNamesForType(CognitoTokenProviders.class, true, false).length > 0);
	}

}
