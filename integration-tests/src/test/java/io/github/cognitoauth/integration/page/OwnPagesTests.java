// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.util.Map;

import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.web.server.CognitoServerAccount;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

import static io.github.cognitoauth.security.web.CognitoAccountConfigurer.cognitoAccount;
import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Tests for pages of the application in the place of ours, and for applications that only
 * set a property.
 */
class OwnPagesTests {

	private static final String PASSWORD = "Wonderland-1";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password(PASSWORD).email("alice@example.com"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void pageWhenTheApplicationHasItsOwnThenGetsTheModelAndIsLedTo(PageStack stack) {
		Class<?> application = (stack == PageStack.SERVLET) ? ServletPages.class : WebFluxPages.class;
		try (ConfigurableApplicationContext context = stack.start(application, this.pool)) {
			PageBrowser browser = new PageBrowser(context);
			assertThat(browser.open("/login").body()).contains("href=\"/my/forgot\"")
				.doesNotContain("href=\"/password/forgot\"");
			assertThat(browser.open("/my/forgot").body()).isEqualTo("forgot-password [username] null");
			assertThat(browser.open("/password/forgot").path()).isEqualTo("/login");
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.open("/account").body()).contains("href=\"/my/password\"");
			String form = "[previousPassword, newPassword, newPasswordConfirmation]";
			assertThat(browser.open("/my/password").body()).isEqualTo("change-password " + form + " null");
			browser.open("/account");
			browser.sendAnyway("/account/password", Map.of("previousPassword", "guess", "newPassword", "New-1234",
					"newPasswordConfirmation", "New-1234"));
			assertThat(browser.page().path()).isEqualTo("/my/password");
			assertThat(browser.page().body())
				.isEqualTo("change-password " + form + " The current password is not right.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void pagesWhenOnlyAPropertyIsSetThenThereInTheDefaultChain(PageStack stack) {
		try (ConfigurableApplicationContext context = stack.start(Plain.class, this.pool,
				"cognito.account.enabled=true")) {
			PageBrowser browser = new PageBrowser(context);
			assertThat(browser.open("/login").body()).contains("href=\"/password/forgot\"").doesNotContain("/sign-up");
			browser.signIn("alice", PASSWORD);
			assertThat(browser.open("/account").body()).contains("<h1>Your account</h1>")
				.doesNotContain("/account/delete");
		}
		try (ConfigurableApplicationContext context = stack.start(Plain.class, this.pool)) {
			PageBrowser browser = new PageBrowser(context);
			assertThat(browser.open("/login").body()).doesNotContain("/password/forgot");
			browser.signIn("alice", PASSWORD);
			assertThat(browser.open("/account").status()).isEqualTo(404);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TestAccounts.Home.class)
	static class Plain {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ TestAccounts.class, Pages.class })
	static class ServletPages {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/my/forgot").permitAll().anyRequest().authenticated());
			http.with(cognitoLogin(), withDefaults());
			http.with(cognitoAccount(),
					(account) -> account.forgotPasswordPage("/my/forgot").changePasswordPage("/my/password"));
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ TestAccounts.class, Pages.class })
	static class WebFluxPages {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login, AccountOperations operations) {
			http.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/my/forgot").permitAll().anyExchange().authenticated());
			CognitoServerAccount.cognitoAccount(operations)
				.forgotPasswordPage("/my/forgot")
				.changePasswordPage("/my/password")
				.apply(http);
			return login.apply(http).build();
		}

	}

	@RestController
	static class Pages {

		@GetMapping({ "/my/forgot", "/my/password" })
		String page(@RequestAttribute(StepForm.ATTRIBUTE) StepForm form) {
			return form.name() + " " + form.fields().stream().map((field) -> field.name()).toList() + " "
					+ ((form.problem() != null) ? form.problem().text() : null);
		}

	}

}
