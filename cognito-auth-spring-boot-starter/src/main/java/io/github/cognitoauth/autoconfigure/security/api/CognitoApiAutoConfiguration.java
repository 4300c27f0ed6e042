// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.api;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.CognitoProperties.SignInFlow;
import io.github.cognitoauth.autoconfigure.PoolSettings;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.account.CognitoAccountAutoConfiguration;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.PoolAccounts;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiEndpoint;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.api.PoolApis;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.HandleSeal;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.flow.SealedSignInHandles;
import io.github.cognitoauth.security.flow.SignInHandles;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.util.Assert;

/**
 * Auto-configuration of the JSON API for sign-ins, as far as it is the same for servlet
 * and WebFlux applications. Its beans are made when a chain uses them: by
 * {@code cognito.api.enabled}, or one of the application's own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CognitoSecurityAutoConfiguration.class, CognitoAccountAutoConfiguration.class })
@ConditionalOnClass(AuthenticationTrustResolver.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
@ConditionalOnBean(PoolLogins.class)
@EnableConfigurationProperties(CognitoApiProperties.class)
public final class CognitoApiAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(CognitoApiAutoConfiguration.class);

	CognitoApiAutoConfiguration() {
	}

	@Bean
	ApiPropertiesValidator cognitoApiPropertiesValidator(CognitoApiProperties properties) {
		return new ApiPropertiesValidator(properties);
	}

	@Bean
	@Lazy
	HandleKeys cognitoHandleKeys(CognitoApiProperties properties) {
		return new HandleKeys(properties);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoPasswordAuthenticator.class)
	HandleSeal cognitoHandleSeal(HandleKeys keys, CognitoConnectionDetails connectionDetails) {
		return keys.seal(connectionDetails);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(SignInHandles.class)
	@ConditionalOnBean(HandleSeal.class)
	SealedSignInHandles cognitoSignInHandles(HandleSeal seal) {
		return new SealedSignInHandles(seal);
	}

	@Bean
	@Lazy
	PoolApiFactory cognitoPoolApiFactory(CognitoApiProperties properties, CognitoTexts texts, SignInLimit limit,
			CognitoUserPools pools, ConfiguredUserPools configured, Environment environment) {
		return new PoolApiFactory(properties, texts, limit, new PoolCallers(pools, configured), environment);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoPasswordAuthenticator.class)
	Api cognitoApi(PoolApiFactory factory, CognitoApiProperties properties, CognitoProperties common,
			CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
			CognitoChallengePolicy policy, ObjectProvider<SignInHandles> handles, ObjectProvider<ApiEndpoint> endpoints,
			ObjectProvider<AccountOperations> accounts, ObjectProvider<HandleSeal> seal, ApplicationContext context) {
		List<ApiEndpoint> all = new ArrayList<>(endpoints.orderedStream().toList());
		Api.Builder api = factory.builder(authenticator, options, policy);
		accounts.ifAvailable((operations) -> all.addAll(factory.accounts(api, operations, seal::getObject)));
		return api.handles((properties.getMode() == ApiMode.BODY) ? handles.getObject() : null)
			.passwordOptional(common.getSignIn().getFlow() == SignInFlow.USER_AUTH)
			.endpoints(offered(all, properties.getMode(), context))
			.build();
	}

	/**
	 * What the application adds may call the main pool, and is therefore not for others.
	 */
	@Bean
	@Lazy
	PoolApis cognitoPoolApis(PoolLogins logins, PoolApiFactory factory, HandleKeys keys,
			CognitoApiProperties properties, ConfiguredUserPools configured, ObjectProvider<Api> main,
			ObjectProvider<PoolAccounts> accounts, ApplicationContext context) {
		return new PoolApis(logins, (login, basePath) -> {
			String pool = login.pool().name();
			if (pool.equals(CognitoUserPools.MAIN)) {
				Assert.isTrue(basePath == null, "The API of the main user pool is at 'cognito.api.base-path'");
				return main.getObject();
			}
			PoolSettings settings = configured.settings(pool);
			HandleSeal seal = keys.seal(settings.details());
			Api.Builder api = factory.builder(login.pool().authenticator(), login.options(), login.policy());
			List<ApiEndpoint> all = new ArrayList<>();
			accounts.ifAvailable((it) -> all.addAll(factory.accounts(api, it.get(pool), () -> seal)));
			return api.basePath((basePath != null) ? basePath : "/" + pool + properties.getBasePath())
				.handles((properties.getMode() == ApiMode.BODY) ? new SealedSignInHandles(seal) : null)
				.passwordOptional(settings.signIn().getFlow() == SignInFlow.USER_AUTH)
				.endpoints(offered(all, properties.getMode(), context))
				.build();
		});
	}

	/** Who is signed in is told by a session, or by a token that somebody verifies. */
	private static List<ApiEndpoint> offered(List<ApiEndpoint> endpoints, ApiMode mode, ApplicationContext context) {
		if (mode == ApiMode.SESSION || BearerDecoders.isOneIn(context)) {
			return endpoints;
		}
		List<ApiEndpoint> open = endpoints.stream().filter((it) -> it.access() == Access.PUBLIC).toList();
		if (open.size() < endpoints.size()) {
			logger.info("The sign-in API offers nothing to users who are signed in, since nothing verifies their"
					+ " tokens. Add 'spring-boot-starter-security-oauth2-resource-server' and set"
					+ " 'cognito.resource-server.enabled=true'");
		}
		return open;
	}

}
