// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.web.BearerRefusalListener;
import io.github.cognitoauth.web.BearerTokenTargets;
import io.github.cognitoauth.web.CognitoBearerClientHttpRequestInterceptor;
import io.github.cognitoauth.web.CognitoBearerExchangeFilterFunction;

import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of what {@link ServiceAccount @ServiceAccount("name")} injects. The
 * beans are made for each injection point and are candidates for no other, so that no
 * client of the application has a token by accident.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoTokenAutoConfiguration.class)
@ConditionalOnBean({ CognitoServiceAccountsProperties.class, CognitoTokenProviders.class })
public final class CognitoServiceAccountInjectionAutoConfiguration {

	CognitoServiceAccountInjectionAutoConfiguration() {
	}

	@Bean(defaultCandidate = false)
	@Qualifier(ServiceAccount.QUALIFIER)
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	CognitoTokenProvider cognitoServiceAccountTokenProvider(InjectionPoint injectionPoint,
			CognitoTokenProviders providers) {
		return providers.get(account(injectionPoint));
	}

	@Bean(defaultCandidate = false)
	@Qualifier(ServiceAccount.QUALIFIER)
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	WebClient cognitoServiceAccountWebClient(InjectionPoint injectionPoint, CognitoServiceAccountsProperties properties,
			CognitoTokenProviders providers, ObjectProvider<WebClient.Builder> builder,
			ObjectProvider<BearerRefusalListener> listeners) {
		CognitoTokenProvider provider = providers.get(account(injectionPoint));
		return builder.getIfAvailable(WebClient::builder)
			.clone()
			.filter(new CognitoBearerExchangeFilterFunction(provider).withTargets(targets(properties, provider))
				.withListener(BearerRefusalListener.all(listeners.orderedStream().toList())))
			.build();
	}

	@Bean(defaultCandidate = false)
	@Qualifier(ServiceAccount.QUALIFIER)
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	RestClient cognitoServiceAccountRestClient(InjectionPoint injectionPoint,
			CognitoServiceAccountsProperties properties, CognitoTokenProviders providers,
			ObjectProvider<RestClient.Builder> builder, ObjectProvider<BearerRefusalListener> listeners) {
		CognitoTokenProvider provider = providers.get(account(injectionPoint));
		return builder.getIfAvailable(RestClient::builder)
			.clone()
			.requestInterceptor(
					new CognitoBearerClientHttpRequestInterceptor(provider).withTargets(targets(properties, provider))
						.withListener(BearerRefusalListener.all(listeners.orderedStream().toList())))
			.build();
	}

	private static String account(InjectionPoint injectionPoint) {
		ServiceAccount account = injectionPoint.getAnnotation(ServiceAccount.class);
		Assert.state(account != null,
				() -> "Say which service account is meant: put @ServiceAccount(\"name\") on " + injectionPoint);
		return account.value();
	}

	private static BearerTokenTargets targets(CognitoServiceAccountsProperties properties,
			CognitoTokenProvider provider) {
		ServiceAccountProperties account = properties.getServiceAccounts().get(provider.name());
		return (account != null) ? account.toTargets() : BearerTokenTargets.anyHost();
	}

}
