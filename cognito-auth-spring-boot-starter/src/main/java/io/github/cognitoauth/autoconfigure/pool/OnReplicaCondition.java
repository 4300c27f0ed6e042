// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.autoconfigure.EntryKeys;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches if a user pool has a replica by its properties: without one there is nothing to
 * show.
 */
final class OnReplicaCondition extends SpringBootCondition {

	private static final String MAIN = "cognito.replica.region";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Cognito replica");
		Environment environment = context.getEnvironment();
		return (StringUtils.hasText(environment.getProperty(MAIN)) || isNamed(environment))
				? ConditionOutcome.match(message.because("a user pool has a replica"))
				: ConditionOutcome.noMatch(message.because("no user pool has a replica"));
	}

	private static boolean isNamed(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable
					&& iterable.stream().anyMatch(OnReplicaCondition::isRegionOfReplica)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isRegionOfReplica(ConfigurationPropertyName key) {
		return EntryKeys.USER_POOLS.isAncestorOf(key) && key.toString().endsWith(".replica.region");
	}

}
