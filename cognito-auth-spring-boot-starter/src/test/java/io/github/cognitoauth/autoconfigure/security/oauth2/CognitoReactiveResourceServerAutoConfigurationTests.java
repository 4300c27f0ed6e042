// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.time.Duration;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.reactive.CognitoReactiveSecurityAutoConfiguration;
import io.github.cognitoauth.security.oauth2.CognitoTokenPools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoReactiveResourceServerAutoConfiguration}.
 */
class CognitoReactiveResourceServerAutoConfigurationTests {

	private final TestIssuer issuer = new TestIssuer();

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoSecurityAutoConfiguration.class,
				CognitoReactiveSecurityAutoConfiguration.class, CognitoReactiveResourceServerAutoConfiguration.class,
				ReactiveOAuth2ResourceServerAutoConfiguration.class,
				ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration.class,
				ReactiveUserDetailsServiceAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class,
				HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class))
		.withUserConfiguration(Api.class)
		.withPropertyValues("cognito.user-pool-id=local_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
				"cognito.endpoint=" + this.issuer.endpoint());

	@AfterEach
	void stop() {
		this.issuer.close();
	}

	@Test
	void defaultThenOff() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(ReactiveJwtDecoder.class)
			.doesNotHaveBean("cognitoTokenValidator"));
	}

	@Test
	void enabledThenTokensAreChecked() {
		this.runner.withPropertyValues("cognito.resource-server.enabled=true").run((context) -> {
			assertThat(context).hasSingleBean(ReactiveJwtDecoder.class)
				.hasSingleBean(CognitoTokenPools.class)
				.hasSingleBean(ReactiveJwtAuthenticationConverter.class)
				.hasBean("cognitoSecurityWebFilterChain");
			assertThat(this.issuer.keyRequests()).isZero();
			exchange(context, this.issuer.accessToken()).expectStatus()
				.isOk()
				.expectBody(String.class)
				.value((body) -> assertThat(body).startsWith("alice").contains("ROLE_admins", "SCOPE_"));
			exchange(context, this.issuer.token((claims) -> claims.claim("client_id", "other"))).expectStatus()
				.isUnauthorized();
			exchange(context, this.issuer.token((claims) -> claims.claim("token_use", "id"))).expectStatus()
				.isUnauthorized();
			exchange(context, this.issuer.accessTokenOfOtherKey()).expectStatus().isUnauthorized();
		});
	}

	private static WebTestClient.ResponseSpec exchange(ApplicationContext context, String token) {
		return WebTestClient.bindToApplicationContext(context)
			.configureClient()
			.responseTimeout(Duration.ofSeconds(60))
			.build()
			.get()
			.uri("/whoami")
			.headers((headers) -> headers.setBearerAuth(token))
			.exchange();
	}

	@Configuration(proxyBeanMethods = false)
	static class Api {

		@Bean
		WhoAmI whoAmI() {
			return new WhoAmI();
		}

	}

	@RestController
	static class WhoAmI {

		@GetMapping("/whoami")
		String whoAmI(Authentication authentication) {
			return authentication.getName() + " " + authentication.getAuthorities();
		}

	}

}
