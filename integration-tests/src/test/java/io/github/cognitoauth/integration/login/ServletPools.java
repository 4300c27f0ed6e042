package io.github.cognitoauth.integration.login;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;

/** A servlet application with a chain for the users of a partner's pool. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ PartnerPool.class, Account.class })
class ServletPools {

	@Bean
	@Order(1)
	SecurityFilterChain partnerChain(HttpSecurity http, @Qualifier("partner") CognitoPasswordAuthenticator partner) {
		http.securityMatcher("/partner/**");
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.logout((logout) -> logout.logoutUrl("/partner/logout"));
		http.with(cognitoLogin(),
				(login) -> login.authenticator(partner)
					.authenticationOptions(CognitoAuthenticationOptions.builder().authorityPrefix("PARTNER_").build())
					.loginPage("/partner/login")
					.challengeProcessingUrl("/partner/login/challenge"));
		return http.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.with(cognitoLogin(), withDefaults());
		return http.build();
	}

}
