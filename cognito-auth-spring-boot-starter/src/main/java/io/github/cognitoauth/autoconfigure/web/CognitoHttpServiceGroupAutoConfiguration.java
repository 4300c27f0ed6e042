// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.web;

import java.util.Map;

import io.github.cognitoauth.autoconfigure.token.CognitoServiceAccountsProperties;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.web.BearerRefusalListener;
import io.github.cognitoauth.web.BearerTokenTargets;
import io.github.cognitoauth.web.CognitoHttpServiceGroups;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;

/**
 * Auto-configuration that puts the token of a service account on the calls of the HTTP
 * service groups named in {@code cognito.service-accounts.<name>.http-service-groups},
 * and of nothing else. A request of such a group can name another account by attribute. *
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoTokenAutoConfiguration.class)
@ConditionalOnBean({ CognitoServiceAccountsProperties.class, CognitoTokenProviders.class })
public final class CognitoHttpServiceGroupAutoConfiguration {

	CognitoHttpServiceGroupAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoHttpServiceGroups cognitoHttpServiceGroups(CognitoServiceAccountsProperties properties,
			CognitoTokenProviders providers, ObjectProvider<BearerRefusalListener> listeners) {
		CognitoHttpServiceGroups groups = CognitoHttpServiceGroups.of(providers)
			.withListener(BearerRefusalListener.all(listeners.orderedStream().toList()));
		for (Map.Entry<String, ServiceAccountProperties> account : properties.getServiceAccounts().entrySet()) {
			BearerTokenTargets targets = account.getValue().toTargets();
			for (String group : account.getValue().getHttpServiceGroups()) {
				groups = groups.withGroup(group, account.getKey(), targets);
			}
		}
		return groups;
	}

	@Bean
	RestClientHttpServiceGroupConfigurer cognitoRestClientHttpServiceGroupConfigurer(CognitoHttpServiceGroups groups) {
		return groups.restClients();
	}

	@Bean
	WebClientHttpServiceGroupConfigurer cognitoWebClientHttpServiceGroupConfigurer(CognitoHttpServiceGroups groups) {
		return groups.webClients();
	}

	@Bean
	HttpServiceGroupsValidator cognitoHttpServiceGroupsValidator(CognitoServiceAccountsProperties properties,
			ListableBeanFactory beans) {
		return new HttpServiceGroupsValidator(properties, beans);
	}

}
