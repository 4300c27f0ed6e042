// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.servlet;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.HealthEndpointAccess;
import io.github.cognitoauth.autoconfigure.security.account.CognitoAccountAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.account.CognitoAccountProperties;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.web.CognitoAccountConfigurer;
import io.github.cognitoauth.security.web.CognitoLoginConfigurer;
import io.github.cognitoauth.security.web.CognitoSessionTokens;
import io.github.cognitoauth.security.web.CognitoTokensRepository;
import io.github.cognitoauth.security.web.CognitoUserTokenFilter;
import io.github.cognitoauth.security.web.CognitoUserTokenInterceptor;
import io.github.cognitoauth.security.web.HttpSessionCognitoTokensRepository;
import io.github.cognitoauth.web.BearerTokenTargets;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ConditionalOnDefaultWebSecurity;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Auto-configuration that lets Spring Security authenticate the users of a servlet
 * application against the pool. An application with an {@code AuthenticationProvider} of
 * its own keeps it; one without a {@code SecurityFilterChain} gets a login page for all
 * requests.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CognitoSecurityAutoConfiguration.class, CognitoAccountAutoConfiguration.class },
		afterName = "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web."
				+ "OAuth2ResourceServerWebSecurityAutoConfiguration",
		before = { UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class },
		beforeName = "org.springframework.boot.security.autoconfigure.actuate.web.servlet."
				+ "ManagementWebSecurityAutoConfiguration")
@ConditionalOnClass({ EnableWebSecurity.class, UserDetailsServiceAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "cognito.security.enabled", matchIfMissing = true)
@ConditionalOnBean(PoolLogins.class)
public final class CognitoServletSecurityAutoConfiguration {

	CognitoServletSecurityAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(AuthenticationProvider.class)
	@ConditionalOnBean(CognitoPasswordAuthenticator.class)
	CognitoAuthenticationProvider cognitoAuthenticationProvider(CognitoPasswordAuthenticator authenticator,
			CognitoAuthenticationOptions options) {
		return new CognitoAuthenticationProvider(authenticator, options);
	}

	@Bean
	@ConditionalOnMissingBean(CognitoTokensRepository.class)
	HttpSessionCognitoTokensRepository cognitoTokensRepository() {
		return new HttpSessionCognitoTokensRepository();
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoSessionTokens cognitoSessionTokens(ObjectProvider<CognitoPasswordAuthenticator> authenticators,
			CognitoTokensRepository repository, CognitoSessionSettings settings, CognitoAuthenticationOptions options,
			ObjectProvider<CognitoLoginListener> listeners) {
		CognitoPasswordAuthenticator authenticator = authenticators.getIfAvailable();
		return (authenticator == null) ? CognitoSessionTokens.ofNamedPools(settings)
				: new CognitoSessionTokens(authenticator, repository, settings, options,
						CognitoLoginListener.of(listeners.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoUserTokenInterceptor cognitoUserTokenInterceptor(CognitoSessionTokens tokens) {
		return new CognitoUserTokenInterceptor(tokens, BearerTokenTargets.anyHost());
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoUserTokenFilter cognitoUserTokenFilter(CognitoSessionTokens tokens) {
		return new CognitoUserTokenFilter(tokens, BearerTokenTargets.anyHost());
	}

	/** Without a main pool nobody signs in but to the chains of named ones. */
	@Bean
	@ConditionalOnMissingBean({ AuthenticationManager.class, AuthenticationProvider.class, UserDetailsService.class })
	AuthenticationManager cognitoNamedPoolsAuthenticationManager() {
		return (authentication) -> {
			throw new ProviderNotFoundException("There is no main user pool, and no chain of a named one was used");
		};
	}

	/**
	 * The same as Boot's default chain, with the login of the pool and pages of accounts.
	 */
	@Bean
	@Order(SecurityFilterProperties.BASIC_AUTH_ORDER)
	@ConditionalOnDefaultWebSecurity
	@ConditionalOnBean(CognitoAuthenticationProvider.class)
	SecurityFilterChain cognitoSecurityFilterChain(HttpSecurity http,
			ObjectProvider<CognitoAccountProperties> account) {
		http.authorizeHttpRequests((requests) -> {
			HealthEndpointAccess.permit(requests);
			// the answer to a request that was refused is not a request of its own
			requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
			requests.anyRequest().authenticated();
		});
		http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
		account.ifAvailable((properties) -> {
			if (properties.isEnabled()) {
				http.with(CognitoAccountConfigurer.cognitoAccount(), withDefaults());
			}
		});
		return http.build();
	}

}
