// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.servlet.CognitoServletSecurityAutoConfiguration;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.security.oauth2.CognitoTokenPool;
import io.github.cognitoauth.security.oauth2.CognitoTokenPools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

/**
 * Tests for {@link CognitoResourceServerAutoConfiguration}.
 */
class CognitoResourceServerAutoConfigurationTests {

	private final TestIssuer issuer = new TestIssuer();

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
						CognitoSecurityAutoConfiguration.class, CognitoServletSecurityAutoConfiguration.class,
						CognitoResourceServerAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class,
						OAuth2ResourceServerWebSecurityAutoConfiguration.class, SecurityAutoConfiguration.class,
						UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
						DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
		.withUserConfiguration(Api.class)
		.withPropertyValues("cognito.user-pool-id=local_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
				"cognito.endpoint=" + this.issuer.endpoint());

	private final WebApplicationContextRunner enabled = this.runner
		.withPropertyValues("cognito.resource-server.enabled=true");

	@AfterEach
	void stop() {
		this.issuer.close();
	}

	@Test
	void defaultThenOff() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(JwtDecoder.class)
			.doesNotHaveBean("cognitoTokenValidator")
			.doesNotHaveBean(JwtAuthenticationConverter.class)
			.hasBean("cognitoSecurityFilterChain"));
	}

	@Test
	void enabledThenBearerChainAndNothingIsFetchedAtStart() {
		this.enabled.run((context) -> {
			assertThat(context).hasSingleBean(JwtDecoder.class)
				.hasSingleBean(CognitoTokenPools.class)
				.hasSingleBean(JwtAuthenticationConverter.class)
				.hasSingleBean(SecurityFilterChain.class)
				.hasBean("cognitoSecurityFilterChain");
			assertThat(this.issuer.keyRequests()).isZero();
		});
	}

	@Test
	void accessTokenThenServedWithUserGroupsAndScopes() {
		this.enabled.run((context) -> assertThat(get(context, this.issuer.accessToken())).hasStatusOk()
			.bodyText()
			.isEqualTo("alice [FACTOR_BEARER, ROLE_admins, SCOPE_aws.cognito.signin.user.admin]"));
	}

	@Test
	void tokenWhenNotAsExpectedThen401() {
		this.enabled.run((context) -> {
			assertRefused(context, (claims) -> claims.claim("token_use", "id"));
			assertRefused(context, (claims) -> claims.claim("client_id", "other"));
			assertRefused(context, (claims) -> claims.claim("client_id", null));
			assertRefused(context, (claims) -> claims.issuer("https://issuer.example.com"));
			assertRefused(context, (claims) -> claims.expirationTime(new Date(0)));
			assertThat(get(context, this.issuer.accessTokenOfOtherKey())).hasStatus(401);
			assertThat(get(context, "no.token.atall")).hasStatus(401);
		});
	}

	@Test
	void poolWhenTheApplicationMadeItThenItsUsersAreNotThoseOfTheMainOne() {
		this.enabled.withUserConfiguration(OwnPools.class).run((context) -> {
			CognitoTokenPools pools = context.getBean(CognitoTokenPools.class);
			Jwt token = Jwt.withTokenValue("token")
				.header("alg", "RS256")
				.issuer("https://partners.example.com")
				.claim("username", "alice")
				.claim("client_id", "1example23456789")
				.claim("cognito:groups", List.of("users"))
				.build();
			assertThat(pools.principal(token).getName()).isEqualTo("alice (partners)");
			assertThat(pools.convert(token)).extracting(GrantedAuthority::getAuthority)
				.contains("ROLE_partners_users")
				.doesNotContain("ROLE_users");
		});
	}

	@Test
	void clientIdsThenThose() {
		this.enabled.withPropertyValues("cognito.resource-server.client-ids=one,two").run((context) -> {
			assertThat(get(context, this.issuer.token((claims) -> claims.claim("client_id", "two")))).hasStatusOk();
			assertThat(get(context, this.issuer.accessToken())).hasStatus(401);
		});
	}

	@Test
	void idTokensThenByAudience() {
		this.enabled.withPropertyValues("cognito.resource-server.token-use=id").run((context) -> {
			assertThat(context.getBean(CognitoTokenPools.class).pools()).allMatch(CognitoTokenPool::idTokens);
			assertThat(get(context,
					this.issuer.token((claims) -> claims.claim("token_use", "id").audience("1example23456789"))))
				.hasStatusOk();
			assertThat(get(context, this.issuer.accessToken())).hasStatus(401);
		});
	}

	@Test
	void issuerUriAndKeysThenFromProperties() {
		this.enabled
			.withPropertyValues("cognito.issuer-uri=https://issuer.example.com",
					"cognito.resource-server.jwk-set-uri=" + this.issuer.jwkSetUri())
			.run((context) -> {
				assertThat(get(context, this.issuer.token((claims) -> claims.issuer("https://issuer.example.com"))))
					.hasStatusOk();
				assertThat(get(context, this.issuer.accessToken())).hasStatus(401);
			});
	}

	@Test
	void issuerUriWhenItEndsInASlashThenTheSameIssuer() {
		this.enabled.withPropertyValues("cognito.issuer-uri=" + this.issuer.endpoint() + "/local_Ab1Cd2Ef3/")
			.run((context) -> assertThat(get(context, this.issuer.accessToken())).hasStatusOk());
	}

	@Test
	void bootsOwnPropertiesThenGoFirstAndValidatorTakesPart() {
		this.enabled
			.withPropertyValues("spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + this.issuer.jwkSetUri(),
					"spring.security.oauth2.resourceserver.jwt.principal-claim-name=sub")
			.run((context) -> {
				assertThat(context).doesNotHaveBean("cognitoJwtDecoder")
					.doesNotHaveBean("cognitoJwtAuthenticationConverter");
				assertThat(get(context, this.issuer.accessToken())).hasStatusOk();
				assertRefused(context, (claims) -> claims.claim("client_id", "other"));
			});
	}

	@Test
	void ownDecoderThenBacksOff() {
		this.enabled.withUserConfiguration(OwnDecoder.class)
			.run((context) -> assertThat(context).hasSingleBean(JwtDecoder.class).doesNotHaveBean("cognitoJwtDecoder"));
	}

	@Test
	void withoutResourceServerOnTheClassPathThenNothing() {
		this.enabled.withClassLoader(new FilteredClassLoader(BearerTokenAuthenticationToken.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JwtDecoder.class));
	}

	private void assertRefused(WebApplicationContext context, Consumer<JWTClaimsSet.Builder> claims) {
		assertThat(get(context, this.issuer.token(claims))).hasStatus(401);
	}

	private static MvcTestResult get(WebApplicationContext context, String token) {
		return MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build())
			.get()
			.uri("/whoami")
			.header("Authorization", "Bearer " + token)
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
			List<String> authorities = authentication.getAuthorities()
				.stream()
				.map((it) -> String.valueOf(it.getAuthority()))
				.sorted()
				.toList();
			return authentication.getName() + " " + authorities;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDecoder {

		@Bean
		JwtDecoder ownDecoder() {
			return (token) -> {
				throw new UnsupportedOperationException();
			};
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
			CognitoClient client = mock();
			given(client.clientId()).willReturn("1example23456789");
			given(pool.name()).willReturn(name);
			given(pool.issuers()).willReturn(List.of("https://" + name + ".example.com"));
			given(pool.client()).willReturn(client);
			return pool;
		}

	}

}
