// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.web.CognitoTokensRepository;
import io.github.cognitoauth.security.web.HttpSessionCognitoTokensRepository;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;

/** The applications of {@link ServletLoginBenchmark}. */
final class ServletLogins {

	private static final String CLIENT_ID = "1example23456789";

	private ServletLogins() {
	}

	private static HttpSecurity common(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.csrf((csrf) -> csrf.disable());
	}

	/** This library. */
	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Cognito {

		@Bean
		CognitoPasswordAuthenticator authenticator(@Value("${pool}") URI pool) {
			return CognitoPasswordAuthenticator.builder().clientId(CLIENT_ID).endpoint(pool).build();
		}

		@Bean
		CognitoAuthenticationProvider provider(CognitoPasswordAuthenticator authenticator) {
			return new CognitoAuthenticationProvider(authenticator);
		}

		@Bean
		CognitoTokensRepository tokensRepository() {
			return new HttpSessionCognitoTokensRepository();
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return common(http).with(cognitoLogin(), withDefaults()).build();
		}

	}

	/** A provider as one writes it: tokens and groups, no challenges. */
	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Sdk {

		@Bean(destroyMethod = "close")
		CognitoIdentityProviderAsyncClient client(@Value("${pool}") URI pool) {
			return CognitoIdentityProviderAsyncClient.builder()
				.region(Region.EU_WEST_1)
				.credentialsProvider(AnonymousCredentialsProvider.create())
				.endpointOverride(pool)
				.httpClientBuilder(NettyNioAsyncHttpClient.builder())
				.build();
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, CognitoIdentityProviderAsyncClient client) {
			return common(http).formLogin(withDefaults()).authenticationProvider(new SdkProvider(client)).build();
		}

	}

	/** Nobody is asked, and nothing is hashed. */
	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Memory {

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("alice").password("Wonderland-1").roles("admins").build());
		}

		/** A hash that deserves the name would be all that is measured. */
		@Bean
		PasswordEncoder noHash() {
			return new PasswordEncoder() {

				@Override
				public @Nullable String encode(@Nullable CharSequence password) {
					return (password != null) ? password.toString() : null;
				}

				@Override
				public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
					return password != null && password.toString().equals(stored);
				}

			};
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return common(http).formLogin(withDefaults()).build();
		}

	}

	private record SdkProvider(CognitoIdentityProviderAsyncClient client) implements AuthenticationProvider {

		private static final JsonMapper MAPPER = JsonMapper.builder().build();

		@Override
		public Authentication authenticate(Authentication authentication) {
			String username = authentication.getName();
			String password = String.valueOf(authentication.getCredentials());
			AuthenticationResultType tokens = this.client
				.initiateAuth((request) -> request.authFlow(AuthFlowType.USER_PASSWORD_AUTH)
					.clientId(CLIENT_ID)
					.authParameters(Map.of("USERNAME", username, "PASSWORD", password)))
				.join()
				.authenticationResult();
			JsonNode claims = MAPPER.readTree(new String(
					Base64.getUrlDecoder().decode(tokens.idToken().split("\\.")[1]), StandardCharsets.UTF_8));
			List<SimpleGrantedAuthority> groups = claims.path("cognito:groups")
				.valueStream()
				.map((group) -> new SimpleGrantedAuthority("ROLE_" + group.asString()))
				.toList();
			UsernamePasswordAuthenticationToken user = UsernamePasswordAuthenticationToken
				.authenticated(claims.path("cognito:username").asString(), null, groups);
			user.setDetails(tokens);
			return user;
		}

		@Override
		public boolean supports(Class<?> authentication) {
			return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
		}

	}

}
