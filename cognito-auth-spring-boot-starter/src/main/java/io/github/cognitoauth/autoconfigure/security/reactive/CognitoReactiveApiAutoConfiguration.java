// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.reactive;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.security.api.CognitoApiAutoConfiguration;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.api.PoolApis;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.web.server.CognitoServerApi;
import io.github.cognitoauth.security.web.server.ServerCognitoChallengeRepository;
import io.github.cognitoauth.security.web.server.ServerCognitoSessionTokens;
import io.github.cognitoauth.security.web.server.ServerCognitoTokensRepository;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CorsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.cors.reactive.CorsConfigurationSource;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/**
 * Auto-configuration of the chain of the JSON API for sign-ins in a WebFlux application.
 * It comes last, so that the default chains do not take it for one of the application's
 * and back off, and its chain is asked first.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { CognitoApiAutoConfiguration.class, CognitoReactiveSecurityAutoConfiguration.class,
				ReactiveWebSecurityAutoConfiguration.class },
		afterName = {
				"io.github.cognitoauth.autoconfigure.security.oauth2.CognitoReactiveResourceServerAutoConfiguration",
				"org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive."
						+ "ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration",
				"org.springframework.boot.security.autoconfigure.actuate.web.reactive."
						+ "ReactiveManagementWebSecurityAutoConfiguration" })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(EnableWebFluxSecurity.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBean(PoolApis.class)
public final class CognitoReactiveApiAutoConfiguration {

	/** Ahead of chains that match any request; an application can still go first. */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1000;

	CognitoReactiveApiAutoConfiguration() {
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	@ConditionalOnBean({ Api.class, ReactiveAuthenticationManager.class, CognitoPasswordAuthenticator.class })
	CognitoServerApi cognitoServerApi(Api api, ReactiveAuthenticationManager manager,
			CognitoPasswordAuthenticator authenticator, ServerCognitoTokensRepository tokensRepository,
			ServerCognitoSessionTokens sessionTokens, CognitoTexts texts,
			ObjectProvider<ServerCognitoChallengeRepository> challengeRepository, PoolApis poolApis,
			ApplicationContext context) {
		CognitoServerApi server = CognitoServerApi.cognitoApi(api, manager, authenticator)
			.tokensRepository(tokensRepository)
			.sessionTokens(sessionTokens)
			.texts(texts)
			.applicationContext(context)
			.poolApis(poolApis);
		challengeRepository.ifUnique(server::challengeRepository);
		return server;
	}

	/** Without a main pool, for the chains of named ones. */
	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean({ CognitoServerApi.class, CognitoPasswordAuthenticator.class })
	CognitoServerApi cognitoNamedPoolsApi(PoolApis poolApis, CognitoTexts texts, ApplicationContext context) {
		return CognitoServerApi.cognitoApi(poolApis).texts(texts).applicationContext(context);
	}

	@Bean
	@Order(ORDER)
	@ConditionalOnMissingBean(name = "cognitoApiSecurityWebFilterChain")
	@ConditionalOnBooleanProperty("cognito.api.enabled")
	@ConditionalOnBean({ Api.class, ReactiveAuthenticationManager.class })
	SecurityWebFilterChain cognitoApiSecurityWebFilterChain(ServerHttpSecurity http, CognitoServerApi server, Api api,
			ObjectProvider<CorsConfigurationSource> cors) {
		http.securityMatcher(pathMatchers(api.basePath(), api.basePath() + "/**"));
		// the API answers everything itself
		http.authorizeExchange((exchanges) -> exchanges.anyExchange().denyAll());
		http.requestCache(RequestCacheSpec::disable);
		http.logout(LogoutSpec::disable);
		if (api.mode() == ApiMode.BODY) {
			http.securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
			cors.ifUnique((source) -> http.cors((spec) -> spec.configurationSource(source)));
		}
		else {
			// pages of the same origin only
			http.cors(CorsSpec::disable);
		}
		return server.apply(http).build();
	}

}
