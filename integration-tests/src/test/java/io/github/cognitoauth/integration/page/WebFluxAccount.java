// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.web.server.CognitoServerAccount;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** A WebFlux application with pages of accounts. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestAccounts.class)
class WebFluxAccount {

	@Bean
	SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login, AccountOperations operations) {
		http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
		CognitoServerAccount.cognitoAccount(operations).applicationName("Shop").apply(http);
		return login.apply(http).build();
	}

}
