package io.github.cognitoauth.autoconfigure.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.cognitoauth.autoconfigure.token.CognitoServiceAccountsProperties;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.http.CognitoBearerClientHttpRequestInterceptor;
import io.github.cognitoauth.http.CognitoRestClientHttpServiceGroupConfigurer;
import io.github.cognitoauth.http.CognitoWebClientHttpServiceGroupConfigurer;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.web.BearerTokenTargets;
import io.github.cognitoauth.web.CognitoBearerExchangeFilterFunction;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Auto-configuration that puts the token of a service account on the calls of the HTTP
 * service groups named in {@code cognito.service-accounts.<name>.http-service-groups},
 * and of nothing else. A request of such a group can name another account by attribute.
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
	CognitoRestClientHttpServiceGroupConfigurer cognitoRestClientHttpServiceGroupConfigurer(
			CognitoServiceAccountsProperties properties, CognitoTokenProviders providers) {
		return new CognitoRestClientHttpServiceGroupConfigurer(byGroup(properties,
				(account, targets) -> new CognitoBearerClientHttpRequestInterceptor(providers)
					.withDefaultAccount(account)
					.withTargets(targets)));
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoWebClientHttpServiceGroupConfigurer cognitoWebClientHttpServiceGroupConfigurer(
			CognitoServiceAccountsProperties properties, CognitoTokenProviders providers) {
		return new CognitoWebClientHttpServiceGroupConfigurer(byGroup(properties,
				(account, targets) -> new CognitoBearerExchangeFilterFunction(providers).withDefaultAccount(account)
					.withTargets(targets)));
	}

	@Bean
	HttpServiceGroupsCheck cognitoHttpServiceGroupsCheck(CognitoServiceAccountsProperties properties,
			ObjectProvider<HttpServiceProxyRegistry> registries) {
		return new HttpServiceGroupsCheck(properties, registries);
	}

	@Bean
	static LazyInitializationExcludeFilter cognitoHttpServiceGroupsCheckLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(HttpServiceGroupsCheck.class);
	}

	private static <T> Map<String, T> byGroup(CognitoServiceAccountsProperties properties,
			BiFunction<String, BearerTokenTargets, T> factory) {
		Map<String, T> byGroup = new LinkedHashMap<>();
		properties.getServiceAccounts().forEach((name, account) -> {
			if (!account.getHttpServiceGroups().isEmpty()) {
				T value = factory.apply(name, BearerTokenTargets.hosts(account.getAllowedHosts()));
				account.getHttpServiceGroups().forEach((group) -> byGroup.put(group, value));
			}
		});
		return byGroup;
	}

}
