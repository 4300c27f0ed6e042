// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.reactive;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.HealthEndpointAccess;
import io.github.cognitoauth.autoconfigure.security.account.CognitoAccountAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.account.CognitoAccountProperties;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.PoolAccounts;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.web.server.CognitoLoginPageAccess;
import io.github.cognitoauth.security.web.server.CognitoServerAccount;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import io.github.cognitoauth.security.web.server.ServerCognitoChallengeRepository;
import io.github.cognitoauth.security.web.server.ServerCognitoSessionTokens;
import io.github.cognitoauth.security.web.server.ServerCognitoTokensRepository;
import io.github.cognitoauth.security.web.server.ServerCognitoUserTokenFilter;
import io.github.cognitoauth.security.web.server.WebSessionServerCognitoTokensRepository;
import io.github.cognitoauth.web.BearerTokenTargets;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration that lets Spring Security authenticate the users of a WebFlux
 * application against the pool. An application with a
 * {@code ReactiveAuthenticationManager} of its own keeps it; one without a
 * {@code SecurityWebFilterChain} gets a login page for all requests.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CognitoSecurityAutoConfiguration.class, CognitoAccountAutoConfiguration.class },
		afterName = "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive."
				+ "ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration",
		before = { ReactiveUserDetailsServiceAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class },
		beforeName = "org.springframework.boot.security.autoconfigure.actuate.web.reactive."
				+ "ReactiveManagementWebSecurityAutoConfiguration")
@ConditionalOnClass({ EnableWebFluxSecurity.class, ReactiveUserDetailsServiceAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
@ConditionalOnBean(PoolLogins.class)
public final class CognitoReactiveSecurityAutoConfiguration {

	CognitoReactiveSecurityAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(ReactiveAuthenticationManager.class)
	@ConditionalOnBean(CognitoPasswordAuthenticator.class)
	CognitoReactiveAuthenticationManager cognitoReactiveAuthenticationManager(
			CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options) {
		return new CognitoReactiveAuthenticationManager(authenticator, options);
	}

	@Bean
	@ConditionalOnMissingBean(ServerCognitoTokensRepository.class)
	WebSessionServerCognitoTokensRepository cognitoTokensRepository() {
		return new WebSessionServerCognitoTokensRepository();
	}

	@Bean
	@ConditionalOnMissingBean
	ServerCognitoSessionTokens cognitoSessionTokens(ObjectProvider<CognitoPasswordAuthenticator> authenticators,
			ServerCognitoTokensRepository repository, CognitoSessionSettings settings,
			CognitoAuthenticationOptions options, ObjectProvider<CognitoLoginListener> listeners) {
		CognitoPasswordAuthenticator authenticator = authenticators.getIfAvailable();
		return (authenticator == null) ? ServerCognitoSessionTokens.ofNamedPools(settings)
				: new ServerCognitoSessionTokens(authenticator, repository, settings, options,
						CognitoLoginListener.of(listeners.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnMissingBean
	ServerCognitoUserTokenFilter cognitoUserTokenFilter(ServerCognitoSessionTokens tokens) {
		return new ServerCognitoUserTokenFilter(tokens, BearerTokenTargets.anyHost());
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoReactiveAuthenticationManager.class)
	CognitoServerLogin cognitoServerLogin(CognitoReactiveAuthenticationManager manager,
			CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
			CognitoChallengePolicy policy, ServerCognitoTokensRepository tokensRepository,
			ServerCognitoSessionTokens sessionTokens, CognitoTexts texts, SignInLimit signInLimit,
			ObjectProvider<ServerCognitoChallengeRepository> challengeRepository, PoolLogins poolLogins,
			ApplicationContext context) {
		CognitoServerLogin login = CognitoServerLogin.cognitoLogin(manager, authenticator)
			.authenticationOptions(options)
			.challengePolicy(policy)
			.tokensRepository(tokensRepository);
		challengeRepository.ifUnique(login::challengeRepository);
		return common(login, sessionTokens, texts, signInLimit, context).poolLogins(poolLogins);
	}

	/** Without a main pool, for the chains of named ones. */
	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean({ CognitoServerLogin.class, CognitoPasswordAuthenticator.class })
	CognitoServerLogin cognitoNamedPoolsLogin(PoolLogins poolLogins, ServerCognitoSessionTokens sessionTokens,
			CognitoTexts texts, SignInLimit signInLimit, ApplicationContext context) {
		return common(CognitoServerLogin.cognitoLogin(poolLogins), sessionTokens, texts, signInLimit, context);
	}

	/** Without a main pool nobody signs in but to the chains of named ones. */
	@Bean
	@ConditionalOnMissingBean({ ReactiveAuthenticationManager.class, ReactiveUserDetailsService.class })
	ReactiveAuthenticationManager cognitoNamedPoolsAuthenticationManager() {
		return (authentication) -> Mono.error(() -> new ProviderNotFoundException(
				"There is no main user pool, and no chain of a named one was used"));
	}

	private static CognitoServerLogin common(CognitoServerLogin login, ServerCognitoSessionTokens sessionTokens,
			CognitoTexts texts, SignInLimit signInLimit, ApplicationContext context) {
		login.sessionTokens(sessionTokens).signInLimit(signInLimit).texts(texts).applicationContext(context);
		String name = context.getEnvironment().getProperty("spring.application.name");
		return StringUtils.hasText(name) ? login.applicationName(name) : login;
	}

	@Bean
	@Lazy
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	@ConditionalOnBean(PoolAccounts.class)
	CognitoServerAccount cognitoServerAccount(ObjectProvider<AccountOperations> operations, PoolAccounts poolAccounts,
			Environment environment) {
		AccountOperations main = operations.getIfAvailable();
		CognitoServerAccount account = (main != null)
				? CognitoServerAccount.cognitoAccount(main).poolAccounts(poolAccounts)
				: CognitoServerAccount.cognitoAccount(poolAccounts);
		String name = environment.getProperty("spring.application.name");
		return StringUtils.hasText(name) ? account.applicationName(name) : account;
	}

	@Bean
	static CognitoLoginPageAccess cognitoLoginPageAccess() {
		return new CognitoLoginPageAccess();
	}

	/**
	 * The same as Boot's default chain, with the login of the pool and pages of accounts.
	 */
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean({ CognitoServerLogin.class, CognitoReactiveAuthenticationManager.class })
	SecurityWebFilterChain cognitoSecurityWebFilterChain(ServerHttpSecurity http, CognitoServerLogin login,
			ObjectProvider<CognitoServerAccount> account, ObjectProvider<CognitoAccountProperties> properties) {
		http.authorizeExchange((exchanges) -> {
			HealthEndpointAccess.permit(exchanges);
			exchanges.anyExchange().authenticated();
		});
		properties.ifAvailable((settings) -> {
			if (settings.isEnabled()) {
				account.getObject().apply(http);
			}
		});
		return login.apply(http).build();
	}

}
