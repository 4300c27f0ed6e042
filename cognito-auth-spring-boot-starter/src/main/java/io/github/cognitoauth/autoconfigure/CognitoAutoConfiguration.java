package io.github.cognitoauth.autoconfigure;

import java.net.URI;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticatorBuilder;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.protocol.CognitoClientObservationConvention;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.protocol.UserPoolId;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of the client and the authenticator for a user pool. Without
 * {@code cognito.user-pool-id} and {@code cognito.client-id}, or a
 * {@link CognitoConnectionDetails} bean, the application does not start, unless
 * {@code cognito.enabled} is {@code false}.
 * <p>
 * The HTTP client is built apart from the application's {@code WebClient.Builder}: it
 * carries passwords, so neither filters nor codecs of other clients may reach it. It
 * shares the connector builder and settings of {@code spring.http.clients}, SSL bundles
 * and the event loops.
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

	/** Service accounts leave two thirds of the connections to people. */
	private static final int CONNECTIONS_PER_ACCOUNT = 3;

	CognitoAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(CognitoConnectionDetails.class)
	PropertiesCognitoConnectionDetails cognitoConnectionDetails(CognitoProperties properties) {
		return new PropertiesCognitoConnectionDetails(properties);
	}

	@Bean
	ConnectionValidator cognitoConnectionValidator(CognitoProperties properties,
			CognitoConnectionDetails connectionDetails) {
		return new ConnectionValidator(properties, connectionDetails);
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

	/**
	 * For what is fetched from the pool beside calls, the keys of its tokens. Only found
	 * by its name, so that it is nobody's client by accident.
	 */
	@Bean(defaultCandidate = false)
	@Lazy
	WebClient cognitoWebClient(CognitoClientHttpConnector connector,
			ObjectProvider<CognitoWebClientCustomizer> webClientCustomizers) {
		return webClient(connector, webClientCustomizers).build();
	}

	private static WebClient.Builder webClient(CognitoClientHttpConnector connector,
			ObjectProvider<CognitoWebClientCustomizer> customizers) {
		WebClient.Builder webClient = WebClient.builder().clientConnector(connector::connect);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(webClient));
		return webClient;
	}

	/** One for all clients of the application, since they share the quota. */
	@Bean
	@ConditionalOnMissingBean
	CallBudget cognitoCallBudget(CognitoConfigurationCheck check, CognitoCallBudgetProperties properties,
			CognitoHttpProperties http, CognitoConnectionDetails connectionDetails) {
		return CallBudget.builder()
			.name(quota(connectionDetails))
			.callsPerSecond(properties.getCallsPerSecond())
			.maxInFlight(Math.max(1, http.getMaxConnections() / CONNECTIONS_PER_ACCOUNT))
			.build();
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	CognitoClientBuilder cognitoClientBuilder(CognitoConfigurationCheck check, CognitoProperties properties,
			CognitoHttpProperties http, CognitoConnectionDetails connectionDetails, CallBudget callBudget,
			CognitoClientHttpConnector connector, ObjectProvider<CognitoWebClientCustomizer> webClientCustomizers,
			ObjectProvider<CognitoClientBuilderCustomizer> builderCustomizers,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<CognitoClientObservationConvention> observationConvention) {
		CognitoProperties.Retry retry = properties.getRetry();
		WebClient.Builder webClient = webClient(connector, webClientCustomizers);
		CognitoClientBuilder builder = CognitoClient.builder()
			.userPoolId(connectionDetails.getUserPoolId())
			.clientId(connectionDetails.getClientId())
			.clientSecrets(connectionDetails::getClientSecrets)
			.fips(properties.isFips())
			.webClient(webClient::build)
			.callBudget(callBudget)
			.requestTimeout(http.getRequestTimeout())
			.maxResponseBytes(Math.toIntExact(http.getMaxResponseSize().toBytes()))
			.retry(new CognitoRetryPolicy(retry.getMaxAttempts(), retry.getBaseDelay(), retry.getMaxDelay()))
			.observationRegistry(observationRegistry.getIfAvailable(() -> ObservationRegistry.NOOP))
			.observationConvention(observationConvention.getIfAvailable());
		applyTarget(builder, connectionDetails, properties.isAllowPlainTextEndpoint());
		builderCustomizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	private static String quota(CognitoConnectionDetails connectionDetails) {
		URI endpoint = connectionDetails.getEndpoint();
		String region = connectionDetails.getRegion();
		return (endpoint != null) ? endpoint.toString()
				: ((region != null) ? region : new UserPoolId(connectionDetails.getUserPoolId()).region());
	}

	private static void applyTarget(CognitoClientBuilder builder, CognitoConnectionDetails connectionDetails,
			boolean allowPlainText) {
		String region = connectionDetails.getRegion();
		if (region != null) {
			builder.region(region);
		}
		URI endpoint = connectionDetails.getEndpoint();
		if (endpoint != null) {
			builder.endpoint(CognitoEndpoint.ofUri(endpoint, allowPlainText));
		}
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoClient cognitoClient(CognitoClientBuilder builder) {
		return builder.build();
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoPasswordAuthenticator cognitoPasswordAuthenticator(CognitoClient client, CognitoProperties properties,
			ObjectProvider<CognitoPasswordAuthenticatorBuilderCustomizer> customizers) {
		CognitoProperties.SignIn signIn = properties.getSignIn();
		CognitoPasswordAuthenticatorBuilder builder = CognitoPasswordAuthenticator.builder()
			.client(client)
			.flow(signIn.getFlow().authFlow())
			.refreshOperation(signIn.getRefreshOperation())
			.confirmDevices(signIn.isConfirmDevices());
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	/** What people do with their accounts; service accounts have token providers. */
	@Bean
	@ConditionalOnMissingBean
	CognitoUserAccounts cognitoUserAccounts(CognitoClient client) {
		return CognitoUserAccounts.create(client);
	}

}
