// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.reactive;

import java.time.Duration;

import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import io.github.cognitoauth.security.web.server.ServerCognitoChallengeRepository;
import io.github.cognitoauth.security.web.server.ServerCognitoSessionTokens;
import io.github.cognitoauth.security.web.server.ServerCognitoTokensRepository;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoReactiveSecurityAutoConfiguration}.
 */
class CognitoReactiveSecurityAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
						CognitoSecurityAutoConfiguration.class, CognitoReactiveSecurityAutoConfiguration.class,
						ReactiveUserDetailsServiceAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class,
						HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
				"spring.application.name=Example Shop");

	@Test
	void defaultsThenManagerAndLoginAndNoGeneratedUser() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(CognitoReactiveAuthenticationManager.class)
				.hasSingleBean(ServerCognitoTokensRepository.class)
				.hasSingleBean(ServerCognitoSessionTokens.class)
				.hasSingleBean(SecurityWebFilterChain.class)
				.doesNotHaveBean(ReactiveUserDetailsService.class);
			WebTestClient client = WebTestClient.bindToApplicationContext(context)
				.configureClient()
				.responseTimeout(Duration.ofSeconds(60))
				.build();
			client.get()
				.uri("/login")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.value((page) -> assertThat(page).contains("Example Shop", "/login/challenge/style.css"));
			client.get().uri("/").accept(MediaType.TEXT_HTML).exchange().expectHeader().location("/login");
		});
	}

	@Test
	void loginThenNewInstanceForEveryChain() {
		this.runner.run((context) -> assertThat(context.getBean(CognitoServerLogin.class))
			.isNotSameAs(context.getBean(CognitoServerLogin.class)));
	}

	@Test
	void disabledThenNothing() {
		this.runner.withPropertyValues("cognito.security.enabled=false", "spring.security.user.name=user")
			.run((context) -> assertThat(context).doesNotHaveBean(CognitoReactiveAuthenticationManager.class)
				.hasSingleBean(ReactiveUserDetailsService.class));
	}

	@Test
	void withOtherManagerThenBacksOff() {
		this.runner.withUserConfiguration(OtherManager.class)
			.run((context) -> assertThat(context).hasSingleBean(ReactiveAuthenticationManager.class)
				.doesNotHaveBean(CognitoReactiveAuthenticationManager.class)
				.doesNotHaveBean(CognitoServerLogin.class));
	}

	@Test
	void withOwnChainThenNoDefaultChain() {
		this.runner.withUserConfiguration(OwnChain.class)
			.run((context) -> assertThat(context).hasSingleBean(SecurityWebFilterChain.class).hasBean("ownChain"));
	}

	@Test
	void withChallengeRepositoryThenLoginKeepsChallengesThere() {
		ServerCognitoChallengeRepository repository = mock();
		given(repository.loadChallenge(any())).willReturn(Mono.empty());
		given(repository.removeChallenge(any())).willReturn(Mono.empty());
		this.runner.withBean(ServerCognitoChallengeRepository.class, () -> repository).run((context) -> {
			WebTestClient.bindToApplicationContext(context)
				.build()
				.get()
				.uri("/login/challenge")
				.exchange()
				.expectHeader()
				.location("/login");
			then(repository).should().loadChallenge(any());
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OtherManager {

		@Bean
		ReactiveAuthenticationManager otherManager() {
			return (request) -> Mono.empty();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnChain {

		@Bean
		SecurityWebFilterChain ownChain(ServerHttpSecurity http, CognitoServerLogin login) {
			return login.apply(http).build();
		}

	}

}
