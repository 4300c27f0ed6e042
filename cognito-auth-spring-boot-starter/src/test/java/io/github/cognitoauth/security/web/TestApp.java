// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** An application with a mocked pool and a filter chain of the test's choice. */
final class TestApp implements AutoCloseable {

	private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();

	TestApp(Class<?>... configurations) {
		this.context.setServletContext(new MockServletContext());
		this.context.register(Base.class);
		this.context.register(configurations);
		this.context.refresh();
	}

	Browser browser() {
		return Browser.of(this.context);
	}

	CognitoPasswordAuthenticator authenticator() {
		return this.context.getBean(CognitoPasswordAuthenticator.class);
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	void givenFirstStep(AuthenticationOutcome outcome) {
		given(authenticator().authenticate(any(AuthenticationRequest.class))).willReturn(Mono.just(outcome));
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration
	@EnableWebSecurity
	@EnableWebMvc
	static class Base {

		@Bean
		CognitoPasswordAuthenticator authenticator() {
			return mock();
		}

		@Bean
		CognitoAuthenticationProvider provider(CognitoPasswordAuthenticator authenticator) {
			return new CognitoAuthenticationProvider(authenticator);
		}

		@Bean
		Pages pages() {
			return new Pages();
		}

	}

	@RestController
	static class Pages {

		@GetMapping("/")
		String home(Authentication authentication) {
			return authentication.getName();
		}

		@GetMapping("/secret")
		String secret() {
			return "secret";
		}

		@GetMapping("/my-login")
		String login() {
			return "my login";
		}

		@GetMapping("/my-challenge")
		String challenge(@RequestAttribute("cognitoForm") StepForm form) {
			return "my challenge " + form.name() + " " + form.fields().get(0).name();
		}

	}

}
