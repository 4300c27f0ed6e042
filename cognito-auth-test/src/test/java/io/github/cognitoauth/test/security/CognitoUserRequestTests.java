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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static io.github.cognitoauth.test.security.CognitoMockMvcRequestPostProcessors.cognitoUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Tests for {@link CognitoUserRequestPostProcessor} and {@link WithCognitoUser}.
 */
@SpringJUnitWebConfig
class CognitoUserRequestTests {

	private MockMvc mvc;

	@BeforeEach
	void setUp(@Autowired WebApplicationContext context) {
		this.mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
	}

	@Test
	void requestWhenWithUserThenIsSignedInWithGroupsClaimsAndTokens() throws Exception {
		this.mvc.perform(get("/me").with(cognitoUser("alice").groups("admins").claim("email", "alice@example.com")))
			.andExpect(content().string("alice [admins] alice@example.com alice"));
		this.mvc.perform(get("/admin").with(cognitoUser("alice").groups("admins"))).andExpect(status().isOk());
		this.mvc.perform(get("/admin").with(cognitoUser("bob"))).andExpect(status().isForbidden());
		this.mvc.perform(get("/me")).andExpect(status().isForbidden());
	}

	@Test
	void requestWhenFactorsOrAuthoritiesAreNamedThenHasThese() throws Exception {
		this.mvc.perform(get("/mfa").with(cognitoUser("alice"))).andExpect(status().isForbidden());
		this.mvc.perform(get("/mfa").with(
				cognitoUser("alice").factors(FactorGrantedAuthority.PASSWORD_AUTHORITY, CognitoFactors.MFA_AUTHORITY)))
			.andExpect(status().isOk());
		this.mvc
			.perform(get("/admin").with(cognitoUser("alice").authorities(new SimpleGrantedAuthority("ROLE_admins"))))
			.andExpect(status().isOk());
	}

	@Test
	void requestWhenTokensAreRealThenUserIsTheirs() throws Exception {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
			pool.createUser("carol").group("admins").email("carol@example.com");
			CognitoTokens tokens = CognitoTokens
				.builder(pool.accessToken("carol"), pool.clock().instant(), Duration.ofHours(1))
				.idToken(pool.idToken("carol"))
				.build();
			this.mvc.perform(get("/me").with(cognitoUser("ignored").tokens(tokens)))
				.andExpect(content().string("carol [admins] carol@example.com carol"));
		}
	}

	@Test
	@WithCognitoUser(value = "dora", groups = "admins", factors = { "FACTOR_PASSWORD", "FACTOR_COGNITO_MFA" })
	void annotationWhenOnATestThenTheTestIsSignedIn() throws Exception {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		assertThat(authentication).isNotNull();
		assertThat(authentication.getPrincipal()).isInstanceOf(CognitoUser.class);
		assertThat(authentication.getName()).isEqualTo("dora");
		this.mvc.perform(get("/admin")).andExpect(status().isOk());
		this.mvc.perform(get("/mfa")).andExpect(status().isOk());
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
