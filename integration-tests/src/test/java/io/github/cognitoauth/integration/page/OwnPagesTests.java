// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.web.server.CognitoServerAccount;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
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

	private static final String[] FOR_EVERYBODY = { "/my/sign-up", "/my/confirm", "/my/forgot", "/my/reset" };

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.WEB_AUTHN)
		.relyingPartyId("localhost")
		.user("alice", (user) -> user.password(PASSWORD).email("alice@example.com"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void pagesForEverybodyWhenTheApplicationHasItsOwnThenGetTheModelAndAreLedTo(PageStack stack) {
		try (ConfigurableApplicationContext context = start(stack)) {
			PageBrowser browser = new PageBrowser(context);
			assertThat(browser.open("/login").body()).contains("href=\"/my/sign-up\"", "href=\"/my/forgot\"")
				.doesNotContain("href=\"/sign-up\"", "href=\"/password/forgot\"");
			for (String ours : List.of("/sign-up", "/sign-up/confirm", "/password/forgot", "/password/reset")) {
				assertThat(browser.open(ours).path()).as(ours).isEqualTo("/login");
			}
			String account = "[username, password, passwordConfirmation, email]";
			assertThat(browser.open("/my/sign-up").body()).isEqualTo("sign-up " + account + " null");
			Map<String, String> bob = Map.of("username", "bob", "password", PASSWORD, "passwordConfirmation", PASSWORD,
					"email", "bob@example.com");
			send(browser, "/sign-up", Map.of("username", "bob"), "/my/sign-up",
					"sign-up " + account + " Fill in: E-mail address.");
			send(browser, "/sign-up", bob, "/my/confirm", "confirm-sign-up [username, code] null");
			send(browser, "/sign-up/confirm", Map.of("username", "bob", "code", "1"), "/my/confirm",
					"confirm-sign-up [username, code] The code is wrong or too old.");
			this.pool.inbox().clear();
			send(browser, "/sign-up/resend", Map.of("username", "bob"), "/my/confirm",
					"confirm-sign-up [username, code] null");
			String reset = "[username, code, newPassword, newPasswordConfirmation]";
			assertThat(browser.open("/my/forgot").body()).isEqualTo("forgot-password [username] null");
			send(browser, "/password/forgot", Map.of("username", ""), "/my/forgot",
					"forgot-password [username] Enter your user name.");
			this.pool.inbox().clear();
			send(browser, "/password/forgot", Map.of("username", "alice"), "/my/reset",
					"reset-password " + reset + " null");
			send(browser, "/password/reset", reset("1"), "/my/reset",
					"reset-password " + reset + " The code is wrong or too old.");
			browser.open("/login");
			browser.sendAnyway("/password/reset", reset(this.pool.inbox().latestCode("alice")));
			assertThat(browser.page().path()).isEqualTo("/login?reset");
			assertThat(this.pool.user("alice").hasPassword("New-Wonder-1")).isTrue();
		}
	}

	private static Map<String, String> reset(String code) {
		return Map.of("username", "alice", "code", code, "newPassword", "New-Wonder-1", "newPasswordConfirmation",
				"New-Wonder-1");
	}

	@ParameterizedTest
	@EnumSource
	void pagesOfTheAccountWhenTheApplicationHasItsOwnThenGetTheModelAndAreLedTo(PageStack stack) {
		this.pool.user("alice").attribute("email_verified", "false");
		try (ConfigurableApplicationContext context = start(stack)) {
			PageBrowser browser = new PageBrowser(context);
			browser.signIn("alice", PASSWORD);
			assertThat(browser.open("/account").body()).contains("href=\"/my/password\"", "href=\"/my/profile\"")
				.doesNotContain("href=\"/account/password\"", "href=\"/account/profile\"");
			for (String ours : List.of("/account/password", "/account/profile", "/account/profile/verify",
					"/account/second-step/app/code", "/account/passkeys/save")) {
				assertThat(browser.open(ours).status()).as(ours).isEqualTo(404);
			}
			String form = "[previousPassword, newPassword, newPasswordConfirmation]";
			assertThat(browser.open("/my/password").body()).isEqualTo("change-password " + form + " null");
			send(browser, "/account/password",
					Map.of("previousPassword", "guess", "newPassword", "New-1234", "newPasswordConfirmation",
							"New-1234"),
					"/my/password", "change-password " + form + " The current password is not right.");
			assertThat(browser.open("/my/profile").body()).isEqualTo("update-attributes [name] null");
			send(browser, "/account/profile", Map.of(), "/my/profile",
					"update-attributes [name] There is nothing to change.");
			send(browser, "/account/profile/send-code", Map.of("target", "email"), "/my/verify",
					"verify-attribute [code] null");
			send(browser, "/account/profile/verify", Map.of("code", "1"), "/my/verify",
					"verify-attribute [code] The code is wrong or too old.");
			send(browser, "/account/second-step/app", Map.of(), "/my/totp",
					"complete-totp [code, name] null with a key");
			send(browser, "/account/second-step/app/code", Map.of("code", "000000"), "/my/totp",
					"complete-totp [code, name] The code is wrong or too old. with a key");
			browser.open("/login");
			browser.sendAnyway("/account/passkeys/new", Map.of());
			assertThat(browser.page().path()).isEqualTo("/my/passkey");
			assertThat(browser.page().body()).startsWith("complete-passkey [").contains("] null");
			browser.open("/login");
			browser.sendAnyway("/account/passkeys/save", Map.of("credential", "none"));
			assertThat(browser.page().path()).isEqualTo("/my/passkey");
			assertThat(browser.page().body()).startsWith("complete-passkey [").doesNotContain("] null", "cognito.");
		}
	}

	/** Send what the application's page would, with the token of one of ours. */
	private static void send(PageBrowser browser, String path, Map<String, String> fields, String next, String body) {
		browser.open("/login");
		browser.sendAnyway(path, fields);
		assertThat(browser.page().path()).as(path).isEqualTo(next);
		assertThat(browser.page().body()).as(path).isEqualTo(body);
	}

	private ConfigurableApplicationContext start(PageStack stack) {
		return stack.start((stack == PageStack.SERVLET) ? ServletPages.class : WebFluxPages.class, this.pool);
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
					(requests) -> requests.requestMatchers(FOR_EVERYBODY).permitAll().anyRequest().authenticated());
			http.with(cognitoLogin(), withDefaults());
			http.with(cognitoAccount(),
					(account) -> account.signUpPage("/my/sign-up")
						.confirmSignUpPage("/my/confirm")
						.forgotPasswordPage("/my/forgot")
						.resetPasswordPage("/my/reset")
						.changePasswordPage("/my/password")
						.attributesPage("/my/profile")
						.verifyAttributePage("/my/verify")
						.totpPage("/my/totp")
						.passkeyPage("/my/passkey"));
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
					(exchanges) -> exchanges.pathMatchers(FOR_EVERYBODY).permitAll().anyExchange().authenticated());
			CognitoServerAccount.cognitoAccount(operations)
				.signUpPage("/my/sign-up")
				.confirmSignUpPage("/my/confirm")
				.forgotPasswordPage("/my/forgot")
				.resetPasswordPage("/my/reset")
				.changePasswordPage("/my/password")
				.attributesPage("/my/profile")
				.verifyAttributePage("/my/verify")
				.totpPage("/my/totp")
				.passkeyPage("/my/passkey")
				.apply(http);
			return login.apply(http).build();
		}

	}

	@RestController
	static class Pages {

		@GetMapping("/my/{page}")
		String page(@RequestAttribute(StepForm.ATTRIBUTE) StepForm form) {
			return form.name() + " " + form.fields().stream().map((field) -> field.name()).toList() + " "
					+ ((form.problem() != null) ? form.problem().text() : null)
					+ ((form.setup() != null) ? " with a key" : "") + ((form.passkey() != null) ? " with options" : "");
		}

	}

}
