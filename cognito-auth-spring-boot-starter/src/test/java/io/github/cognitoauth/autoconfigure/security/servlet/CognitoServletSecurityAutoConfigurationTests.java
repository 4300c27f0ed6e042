// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.servlet;

import java.util.List;
import java.util.Locale;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.CognitoRequestMetadataSource;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.PoolLogin;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.web.CognitoSessionTokens;
import io.github.cognitoauth.security.web.CognitoTokensRepository;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

/**
 * Tests for {@link CognitoServletSecurityAutoConfiguration}.
 */
class CognitoServletSecurityAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoSecurityAutoConfiguration.class,
				CognitoServletSecurityAutoConfiguration.class, SecurityAutoConfiguration.class,
				UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789");

	@Test
	void defaultsThenProviderAndLoginAndNoGeneratedUser() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(CognitoAuthenticationProvider.class)
				.hasSingleBean(CognitoTokensRepository.class)
				.hasSingleBean(CognitoSessionTokens.class)
				.hasSingleBean(CognitoChallengePolicy.class)
				.hasSingleBean(SecurityFilterChain.class)
				.doesNotHaveBean(UserDetailsService.class);
			assertThat(mvc(context).get().uri("/login")).hasStatusOk()
				.bodyText()
				.contains("/login/challenge/style.css");
			assertThat(mvc(context).get().uri("/").header("Accept", "text/html")).hasRedirectedUrl("/login");
		});
	}

	@Test
	void applicationNameThenOnThePage() {
		this.runner.withPropertyValues("spring.application.name=Example Shop")
			.run((context) -> assertThat(mvc(context).get().uri("/login")).bodyText().contains("Example Shop"));
	}

	@Test
	void disabledThenBootsOwnUser() {
		this.runner.withPropertyValues("cognito.security.enabled=false", "spring.security.user.name=user")
			.run((context) -> assertThat(context).doesNotHaveBean(CognitoAuthenticationProvider.class)
				.hasSingleBean(CognitoPasswordAuthenticator.class)
				.hasSingleBean(InMemoryUserDetailsManager.class));
	}

	@Test
	void withoutAuthenticatorThenNothing() {
		this.runner.withPropertyValues("cognito.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CognitoAuthenticationProvider.class)
				.doesNotHaveBean(CognitoTokensRepository.class));
	}

	@Test
	void withOtherProviderThenBacksOff() {
		this.runner.withUserConfiguration(OtherProvider.class)
			.run((context) -> assertThat(context).hasSingleBean(AuthenticationProvider.class)
				.doesNotHaveBean(CognitoAuthenticationProvider.class)
				.doesNotHaveBean("cognitoSecurityFilterChain"));
	}

	@Test
	void withOwnChainThenNoDefaultChain() {
		this.runner.withUserConfiguration(OwnChain.class)
			.run((context) -> assertThat(context).hasSingleBean(SecurityFilterChain.class)
				.hasBean("ownChain")
				.hasSingleBean(CognitoAuthenticationProvider.class));
	}

	@Test
	void withMetadataSourceThenSentWithTheLogin() {
		this.runner.withUserConfiguration(Metadata.class).run((context) -> {
			CognitoPasswordAuthenticator authenticator = context.getBean(CognitoPasswordAuthenticator.class);
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			assertThat(mvc(context).post()
				.uri("/login")
				.param("username", "alice")
				.param("password", "guess")
				.with(csrf())
				.with((request) -> {
					request.setRemoteAddr("192.0.2.1");
					return request;
				})).hasRedirectedUrl("/login?error");
			ArgumentCaptor<AuthenticationRequest> sent = ArgumentCaptor.forClass(AuthenticationRequest.class);
			then(authenticator).should().authenticate(sent.capture());
			assertThat(sent.getValue().metadata().ipAddress()).isEqualTo("192.0.2.1");
		});
	}

	@Test
	void poolWhenNamesOfTheMainOneAreChangedThenHasItsOwn() {
		this.runner
			.withPropertyValues("cognito.user-pools.partners.user-pool-id=eu-west-1_Xy9Zw8Vu7",
					"cognito.user-pools.partners.client-id=1partner23456789")
			.withUserConfiguration(NamesInCapitals.class)
			.run((context) -> {
				PoolLogins logins = context.getBean(PoolLogins.class);
				assertThat(signIn(logins.get("main")).getName()).isEqualTo("ALICE");
				assertThat(signIn(logins.get("partners")).getName()).isEqualTo("alice (partners)");
			});
	}

	@Test
	void poolWhenTheApplicationMadeItThenItsUsersAreNotThoseOfTheMainOne() {
		this.runner.withUserConfiguration(OwnPools.class).run((context) -> {
			Authentication user = signIn(context.getBean(PoolLogins.class).get("partners"));
			assertThat(user.getName()).isEqualTo("alice (partners)");
			assertThat(((CognitoUser) user.getPrincipal()).getPool()).isEqualTo("partners");
			assertThat(user.getAuthorities()).extracting(GrantedAuthority::getAuthority)
				.contains("ROLE_partners_users")
				.doesNotContain("ROLE_users");
		});
	}

	private static Authentication signIn(PoolLogin login) {
		CognitoPasswordAuthenticator authenticator = mock();
		given(authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice", "users"))));
		return new CognitoReactiveAuthenticationManager(authenticator, login.options())
			.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("alice", "Wonderland-1"))
			.block();
	}

	@Test
	void withoutSpringSecurityThenNothing() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(CognitoPasswordAuthenticator.class));
	}

	@Test
	void withoutWebThenNothing() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
							CognitoSecurityAutoConfiguration.class, CognitoServletSecurityAutoConfiguration.class))
			.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CognitoAuthenticationProvider.class));
	}

	private static MockMvcTester mvc(WebApplicationContext context) {
		return MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build());
	}

	@Configuration(proxyBeanMethods = false)
	static class Metadata {

		@Bean
		CognitoPasswordAuthenticator authenticator() {
			return mock();
		}

		@Bean
		CognitoRequestMetadataSource metadataSource() {
			return (request) -> (request.getDetails() instanceof WebAuthenticationDetails details)
					? RequestMetadata.none().withUserContext(details.getRemoteAddress(), null) : RequestMetadata.none();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NamesInCapitals {

		@Bean
		CognitoAuthenticationOptions options() {
			return CognitoAuthenticationOptions.builder()
				.principalName((user) -> user.getUsername().toUpperCase(Locale.ROOT))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPools {

		@Bean
		CognitoUserPools pools() {
			return new CognitoUserPools(List.of(pool("main"), pool("partners")));
		}

		private static CognitoUserPool pool(String name) {
			CognitoUserPool pool = mock();
			given(pool.name()).willReturn(name);
			return pool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherProvider {

		@Bean
		DaoAuthenticationProvider otherProvider() {
			return new DaoAuthenticationProvider(new InMemoryUserDetailsManager());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class OwnChain {

		@Bean
		SecurityFilterChain ownChain(HttpSecurity http) {
			return http.build();
		}

	}

}
