// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * The example of the page about several user pools, as it is printed there.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "spring.main.web-application-type=servlet")
@AutoConfigureCognitoUserPool
@AutoConfigureCognitoUserPool(pool = "partner")
class UserPoolsExampleTests {

	private static final Path PAGE = Path.of("../docs/user-pools.md");

	private static final Path SOURCE = Path
		.of("src/test/java/io/github/cognitoauth/integration/login/UserPoolsExampleTests.java");

	@Test
	void partnerWhenSignedInThenHasTheRolesOfTheOwnPool(@LocalServerPort int port,
			@Autowired CognitoUserPoolServer main, @Autowired @Qualifier("partner") CognitoUserPoolServer partner) {
		main.createUser("alice").password("Wonderland-1").group("admins");
		partner.createUser("alice").password("Looking-Glass-1").group("admins");
		HttpBrowser browser = new HttpBrowser(port);
		assertThat(browser.get("/partner/me").location()).isEqualTo("/partner/login");
		browser.post("/partner/login", "/partner/login", Map.of("username", "alice", "password", "Looking-Glass-1"));
		assertThat(browser.get("/partner/me").body()).startsWith("alice (partner) [")
			.contains("ROLE_partner_admins")
			.doesNotContain("ROLE_admins");
		assertThat(browser.get("/me").location()).isEqualTo("/login");
		assertThat(main.requests()).isZero();
	}

	@Test
	void pageThenPrintsTheExampleThatRuns() throws Exception {
		String page = Files.readString(PAGE);
		int begin = page.indexOf("```java\n@Bean");
		String printed = page.substring(begin + 8, page.indexOf("```", begin + 8));
		assertThat(printed.lines()).hasSizeLessThanOrEqualTo(30);
		assertThat(withoutBlanks(Files.readString(SOURCE))).contains(withoutBlanks(printed));
	}

	private static String withoutBlanks(String text) {
		return text.replaceAll("\\s", "");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Account.class)
	static class Application {

		@Bean
		@Order(1)
		SecurityFilterChain partners(HttpSecurity http) {
			http.securityMatcher("/partner/**");
			http.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("partner_admins"));
			http.with(cognitoLogin(), (login) -> login.userPool("partner").loginUrl("/partner/login"));
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain others(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), withDefaults());
			return http.build();
		}

	}

}
