// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitoauth.autoconfigure.security.oauth2.RunningApplication.Stack;
import io.github.cognitoauth.security.level.CognitoLevels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Tests for levels of bearer tokens, from their claims to the answer of RFC 9470, on both
 * stacks.
 */
class BearerLevelTests {

	private static final String LEVEL_4 = "urn:cognito:loa:4";

	private final TestIssuer issuer = new TestIssuer();

	@AfterEach
	void stop() {
		this.issuer.close();
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenLevelIsHighEnoughThenServed(Stack stack) {
		try (RunningApplication application = start(stack)) {
			assertThat(status(application, "/high", acr(LEVEL_4, Duration.ofDays(1)))).isEqualTo(200);
			assertThat(status(application, "/method", acr(LEVEL_4, Duration.ofDays(1)))).isEqualTo(200);
			assertThat(status(application, "/recent", acr(LEVEL_4, Duration.ofMinutes(1)))).isEqualTo(200);
			assertThat(application.bearer(token((claims) -> {
				acr("urn:cognito:loa:3", Duration.ZERO).accept(claims);
				claims.claim("amr", List.of("pwd", "sms", "mfa"));
			})).body())
				.contains("FACTOR_COGNITO_LEVEL_1, FACTOR_COGNITO_LEVEL_2, FACTOR_COGNITO_LEVEL_3, FACTOR_COGNITO_MFA, "
						+ "FACTOR_PASSWORD")
				.doesNotContain("FACTOR_COGNITO_LEVEL_4");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenLevelIsMissingThenToldWhichOneIsNeeded(Stack stack) {
		try (RunningApplication application = start(stack)) {
			for (String path : new String[] { "/high", "/method" }) {
				for (Consumer<JWTClaimsSet.Builder> claims : List.of(nothing(), acr("urn:cognito:loa:1", Duration.ZERO),
						acr("urn:other:4", Duration.ZERO),
						(Consumer<JWTClaimsSet.Builder>) (it) -> it.claim("acr", List.of(LEVEL_4)))) {
					HttpResponse<String> answer = get(application, path, claims);
					assertThat(answer.statusCode()).isEqualTo(401);
					assertThat(answer.headers().allValues("WWW-Authenticate")).singleElement()
						.asString()
						.startsWith("Bearer error=\"insufficient_user_authentication\", ")
						.endsWith("acr_values=\"urn:cognito:loa:4\"");
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenLevelIsTooOldThenToldHowOldItMayBe(Stack stack) {
		try (RunningApplication application = start(stack)) {
			for (Consumer<JWTClaimsSet.Builder> claims : List.of(acr(LEVEL_4, Duration.ofMinutes(6)),
					(Consumer<JWTClaimsSet.Builder>) (it) -> it.claim("acr", LEVEL_4).claim("auth_time", null),
					(Consumer<JWTClaimsSet.Builder>) (it) -> it.claim("acr", LEVEL_4).claim("auth_time", "now"))) {
				HttpResponse<String> answer = get(application, "/recent", claims);
				assertThat(answer.statusCode()).isEqualTo(401);
				assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
					.endsWith("acr_values=\"urn:cognito:loa:3 urn:cognito:loa:4\", max_age=300");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenOfNoUserOrWithoutARoleThenForbidden(Stack stack) {
		try (RunningApplication application = start(stack)) {
			assertThat(status(application, "/high", (claims) -> claims.claim("username", null).subject("machine")))
				.isEqualTo(403);
			assertThat(status(application, "/both", acr(LEVEL_4, Duration.ZERO))).isEqualTo(403);
			assertThat(status(application, "/both", nothing())).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenClaimsAreNonsenseThenProvesNothing(Stack stack) {
		try (RunningApplication application = start(stack)) {
			for (Object amr : Arrays.asList("pwd", Map.of("pwd", true), Arrays.asList(null, 4, "PWD"), 7)) {
				assertThat(application.bearer(token((claims) -> claims.claim("amr", amr).claim("acr", 4))).body())
					.contains("alice")
					.doesNotContain("FACTOR_PASSWORD", "FACTOR_COGNITO");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenPoolHasOtherNamesThenTheyCountAndTheStandardOnesDoNot(Stack stack) {
		try (RunningApplication application = start(stack, "cognito.sign-in.levels.names.4=gold")) {
			assertThat(status(application, "/high", acr("gold", Duration.ZERO))).isEqualTo(200);
			assertThat(get(application, "/high", acr(LEVEL_4, Duration.ZERO)).headers()
				.firstValue("WWW-Authenticate")
				.orElse("")).endsWith("acr_values=\"gold\"");
		}
	}

	private RunningApplication start(Stack stack, String... properties) {
		Class<?> chain = (stack == Stack.SERVLET) ? ServletRules.class : WebFluxRules.class;
		return RunningApplication.start(stack, this.issuer, new Class<?>[] { chain, Pages.class }, properties);
	}

	private int status(RunningApplication application, String path, Consumer<JWTClaimsSet.Builder> claims) {
		return get(application, path, claims).statusCode();
	}

	private HttpResponse<String> get(RunningApplication application, String path,
			Consumer<JWTClaimsSet.Builder> claims) {
		return application.get(path, "Authorization", "Bearer " + token(claims));
	}

	private String token(Consumer<JWTClaimsSet.Builder> claims) {
		return this.issuer.token(claims);
	}

	private static Consumer<JWTClaimsSet.Builder> nothing() {
		return (claims) -> {
		};
	}

	private static Consumer<JWTClaimsSet.Builder> acr(String acr, Duration ago) {
		return (claims) -> claims.claim("acr", acr)
			.claim("auth_time", Instant.now().minus(ago).getEpochSecond())
			// a refresh proves nothing
			.issueTime(Date.from(Instant.now()));
	}

	@Configuration
	@EnableMethodSecurity
	static class ServletRules {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.requestMatchers("/high")
				.access(CognitoLevels.atLeast(4))
				.requestMatchers("/recent")
				.access(CognitoLevels.atLeast(3).within(Duration.ofMinutes(5)))
				.requestMatchers("/both")
				.hasAllAuthorities("ROLE_none", CognitoLevels.authority(4))
				.anyRequest()
				.authenticated());
			http.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
			http.oauth2ResourceServer((server) -> server.jwt(withDefaults()));
			return http.build();
		}

	}

	@Configuration
	@EnableReactiveMethodSecurity
	static class WebFluxRules {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/high")
				.access(CognitoLevels.atLeast(4))
				.pathMatchers("/recent")
				.access(CognitoLevels.atLeast(3).within(Duration.ofMinutes(5)))
				.pathMatchers("/both")
				.hasAuthority("ROLE_none")
				.anyExchange()
				.authenticated());
			http.oauth2ResourceServer((server) -> server.jwt(withDefaults()));
			return http.build();
		}

	}

	@RestController
	static class Pages {

		@GetMapping({ "/high", "/recent", "/both" })
		String page() {
			return "page";
		}

		@GetMapping("/method")
		@PreAuthorize("@cognitoLevels.atLeast(4)")
		public Mono<String> method() {
			return Mono.just("method");
		}

	}

}
