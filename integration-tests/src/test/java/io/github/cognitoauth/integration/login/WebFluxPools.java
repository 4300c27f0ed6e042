package io.github.cognitoauth.integration.login;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/** A WebFlux application with a chain for the users of a partner's pool. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ PartnerPool.class, Account.class })
class WebFluxPools {

	@Bean
	@Order(1)
	SecurityWebFilterChain partnerChain(ServerHttpSecurity http, CognitoServerLogin login,
			@Qualifier("partner") CognitoPasswordAuthenticator partner) {
		http.securityMatcher(pathMatchers("/partner/**"));
		http.authorizeExchange(
				(exchanges) -> exchanges.pathMatchers("/partner/login").permitAll().anyExchange().authenticated());
		http.logout((logout) -> logout.logoutUrl("/partner/logout"));
		return login.authenticator(partner)
			.authenticationOptions(CognitoAuthenticationOptions.builder().authorityPrefix("PARTNER_").build())
			.loginPage("/partner/login")
			.challengeProcessingUrl("/partner/login/challenge")
			.apply(http)
			.build();
	}

	@Bean
	@Order(2)
	SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login) {
		http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
		return login.apply(http).build();
	}

}
