// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.web.CognitoTokensRepository;
import io.github.cognitoauth.security.web.HttpSessionCognitoTokensRepository;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static io.github.cognitoauth.test.security.CognitoMockMvcRequestPostProcessors.cognitoUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

/**
 * Tests for {@link CognitoUserRequestPostProcessor} and {@link WithCognitoUser}.
 */
@SpringJUnitWebConfig
class CognitoUserRequestTests {

	private MockMvcTester mvc;

	@BeforeEach
	void setUp(@Autowired WebApplicationContext context) {
		this.mvc = MockMvcTester.from(context, (builder) -> builder.apply(springSecurity()).build());
	}

	@Test
	void requestWhenWithUserThenIsSignedInWithGroupsClaimsAndTokens() {
		assertThat(get("/me", cognitoUser("alice").groups("admins").claim("email", "alice@example.com"))).bodyText()
			.isEqualTo("alice [admins] alice@example.com alice");
		assertThat(get("/admin", cognitoUser("alice").groups("admins"))).hasStatusOk();
		assertThat(get("/admin", cognitoUser("bob"))).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.get().uri("/me")).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void requestWhenFactorsOrAuthoritiesAreNamedThenHasThese() {
		assertThat(get("/mfa", cognitoUser("alice"))).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("/mfa",
				cognitoUser("alice").factors(FactorGrantedAuthority.PASSWORD_AUTHORITY, CognitoFactors.MFA_AUTHORITY)))
			.hasStatusOk();
		assertThat(get("/admin", cognitoUser("alice").authorities(new SimpleGrantedAuthority("ROLE_admins"))))
			.hasStatusOk();
	}

	@Test
	void requestWhenTokensAreRealThenUserIsTheirs() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
			pool.createUser("carol").group("admins").email("carol@example.com");
			CognitoTokens tokens = CognitoTokens
				.builder(pool.accessToken("carol"), pool.clock().instant(), Duration.ofHours(1))
				.idToken(pool.idToken("carol"))
				.build();
			assertThat(get("/me", cognitoUser("ignored").tokens(tokens))).bodyText()
				.isEqualTo("carol [admins] carol@example.com carol");
		}
	}

	@Test
	@WithCognitoUser(value = "dora", groups = "admins", factors = { "FACTOR_PASSWORD", "FACTOR_COGNITO_MFA" })
	void annotationWhenOnATestThenTheTestIsSignedIn() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		assertThat(authentication).isNotNull();
		assertThat(authentication.getPrincipal()).isInstanceOf(CognitoUser.class);
		assertThat(authentication.getName()).isEqualTo("dora");
		assertThat(this.mvc.get().uri("/admin")).hasStatusOk();
		assertThat(this.mvc.get().uri("/mfa")).hasStatusOk();
	}

	private MvcTestResult get(String uri, RequestPostProcessor user) {
		return this.mvc.get().uri(uri).with(user).exchange();
	}

	@Configuration
	@EnableWebMvc
	@EnableWebSecurity
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/admin")
					.hasRole("admins")
					.requestMatchers("/mfa")
					.hasAuthority(CognitoFactors.MFA_AUTHORITY)
					.anyRequest()
					.authenticated())
				.build();
		}

		@Bean
		CognitoTokensRepository tokensRepository() {
			return new HttpSessionCognitoTokensRepository();
		}

		@Bean
		Pages pages(CognitoTokensRepository tokens) {
			return new Pages(tokens);
		}

	}

	@RestController
	static class Pages {

		private final CognitoTokensRepository tokens;

		Pages(CognitoTokensRepository tokens) {
			this.tokens = tokens;
		}

		@GetMapping("/me")
		String me(@AuthenticationPrincipal CognitoUser user, HttpServletRequest request) {
			CognitoTokens issued = this.tokens.loadTokens(request);
			return String.join(" ", user.getName(), user.getGroups().toString(),
					String.valueOf(user.getClaims().get("email")), (issued != null) ? issued.username() : "no tokens");
		}

		@GetMapping({ "/admin", "/mfa" })
		String secret() {
			return "secret";
		}

	}

}
