// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of the client and the authenticator for a user pool. Without
 * {@code cognito.user-pool-id} and {@code cognito.client-id}, or a
 * {@link CognitoConnectionDetails} bean, the application does not start, unless it has
 * named user pools only or {@code cognito.enabled} is {@code false}.
 * <p>
 * The HTTP client is built apart from the application's {@code WebClient.Builder}: it
 * carries passwords, so neither filters nor codecs of other clients may reach it. It
 * shares the connector builder and settings of {@code spring.http.clients}, SSL bundles
 * and the event loops.
 * <p>
 * The configuration is checked at every start. What makes calls is made when the first
 * bean asks for it: an API that only verifies tokens, or has named user pools only, does
 * without.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ReactiveHttpClientAutoConfiguration.class, SslAutoConfiguration.class },
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnBooleanProperty(name = "cognito.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ CognitoProperties.class, CognitoHttpProperties.class,
		CognitoCallBudgetProperties.class })
@ImportRuntimeHints(CognitoRuntimeHints.class)
public final class CognitoAutoConfiguration {

	CognitoAutoConfiguration() {
	}

	@Bean
	@Conditional(OnMainUserPoolCondition.class)
	@ConditionalOnMissingBean(CognitoConnectionDetails.class)
	PropertiesCognitoConnectionDetails cognitoConnectionDetails(CognitoProperties properties) {
		return new PropertiesCognitoConnectionDetails("cognito.", properties);
	}

	@Bean
	ConnectionValidator cognitoConnectionValidator(CognitoProperties properties,
			ObjectProvider<CognitoConnectionDetails> connectionDetails) {
		return new ConnectionValidator(properties, connectionDetails.getIfAvailable());
	}

	@Bean
	ClientPropertiesValidator cognitoClientPropertiesValidator(CognitoHttpProperties http, CognitoProperties properties,
			CognitoCallBudgetProperties budget, ObjectProvider<SslBundles> sslBundles) {
		return new ClientPropertiesValidator(http, properties.getRetry(), budget, sslBundles.getIfAvailable());
	}

	@Bean
	static CognitoBindHandlerAdvisor cognitoBindHandlerAdvisor(Environment environment) {
		return new CognitoBindHandlerAdvisor(environment);
	}

	@Bean
	CognitoConfigurationCheck cognitoConfigurationCheck(CognitoBindHandlerAdvisor binding,
			ObjectProvider<CognitoConfigurationValidator> validators) {
		return new CognitoConfigurationCheck(binding, validators.orderedStream());
	}

	@Bean
	static LazyInitializationExcludeFilter cognitoConfigurationCheckLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(CognitoConfigurationCheck.class);
	}

	@Bean
	CognitoClientHttpConnector cognitoClientHttpConnector(CognitoConfigurationCheck check, CognitoHttpProperties http,
			ResourceLoader resourceLoader, ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<HttpClientSettings> settings, ObjectProvider<SslBundles> sslBundles) {
		HttpClientSettings merged = CognitoHttpClientSettings.merge(http,
				settings.getIfAvailable(HttpClientSettings::defaults), sslBundles);
		return new CognitoClientHttpConnector(new CognitoConnections(
				connectorBuilder
					.getIfAvailable(() -> ClientHttpConnectorBuilder.detect(resourceLoader.getClassLoader())),
				merged, http.getMaxConnections(), http.getMaxPendingRequests()), merged.sslBundle() != null);
	}

	@Bean
	@Lazy
	UserPoolFactory cognitoUserPoolFactory(CognitoConfigurationCheck check, CognitoProperties properties,
			CognitoHttpProperties http, CognitoCallBudgetProperties budget, CognitoClientHttpConnector connector,
			BeanFactory beanFactory) {
		return new UserPoolFactory(properties, http, budget, connector, beanFactory);
	}

	/**
	 * For what is fetched from the pools beside calls, the keys of their tokens. Only
	 * found by its name, so that it is nobody's client by accident.
	 */
	@Bean(defaultCandidate = false)
	@Lazy
	WebClient cognitoWebClient(UserPoolFactory factory) {
		return factory.webClient().build();
	}

	/** One for all clients of an account and Region, since they share the quota. */
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoConnectionDetails.class)
	CallBudget cognitoCallBudget(UserPoolFactory factory, CognitoProperties properties,
			CognitoConnectionDetails connectionDetails) {
		return factory.newBudget(PoolSettings.main(properties, connectionDetails).quota());
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoConnectionDetails.class)
	CognitoClientBuilder cognitoClientBuilder(UserPoolFactory factory, CognitoProperties properties,
			CognitoConnectionDetails connectionDetails) {
		return factory.clientBuilder(PoolSettings.main(properties, connectionDetails));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoClientBuilder.class)
	CognitoClient cognitoClient(CognitoClientBuilder builder) {
		return builder.build();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean({ CognitoClient.class, CognitoConnectionDetails.class })
	CognitoPasswordAuthenticator cognitoPasswordAuthenticator(UserPoolFactory factory, CognitoClient client,
			CognitoProperties properties, CognitoConnectionDetails connectionDetails) {
		return factory.authenticator(PoolSettings.main(properties, connectionDetails), client);
	}

	/** What people do with their accounts; service accounts have token providers. */
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoClient.class)
	CognitoUserAccounts cognitoUserAccounts(CognitoClient client) {
		return CognitoUserAccounts.create(client);
	}

}
