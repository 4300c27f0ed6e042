// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cognitoauth.MovableClock;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.autoconfigure.security.reactive.CognitoReactiveSecurityAutoConfiguration;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Visits the default chain of a WebFlux application. */
final class ReactiveVisitor implements Visitor {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final AnnotationConfigReactiveWebApplicationContext context = new AnnotationConfigReactiveWebApplicationContext();

	private final MovableClock clock = new MovableClock();

	private final WebTestClient client;

	private @Nullable String session;

	ReactiveVisitor(String... properties) {
		TestPropertyValues.of(properties).and("cognito.security.limits.enabled=false").applyTo(this.context);
		this.context.registerBean(CognitoChallengePolicy.class,
				() -> new CognitoChallengePolicy(Duration.ofMinutes(3), 5, this.clock));
		this.context.register(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
				CognitoSecurityAutoConfiguration.class, CognitoReactiveSecurityAutoConfiguration.class,
				ReactiveUserDetailsServiceAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class,
				HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class);
		this.context.refresh();
		this.client = WebTestClient.bindToApplicationContext(this.context)
			.configureClient()
			.responseTimeout(Duration.ofSeconds(60))
			.build();
	}

	@Override
	public void reset() {
		this.session = null;
	}

	@Override
	public void advance(Duration duration) {
		this.clock.advance(duration);
	}

	@Override
	public Response get(String path) {
		return exchange(this.client.get().uri(path).accept(MediaType.TEXT_HTML));
	}

	@Override
	public Response post(String path, Map<String, String> form) {
		Matcher csrf = CSRF.matcher(get("/login").body());
		if (!csrf.find()) {
			throw new AssertionError("The login page has no CSRF token");
		}
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		form.forEach(fields::add);
		fields.add("_csrf", csrf.group(1));
		return exchange(this.client.post()
			.uri(path)
			.accept(MediaType.TEXT_HTML)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue(fields));
	}

	private Response exchange(WebTestClient.RequestHeadersSpec<?> request) {
		if (this.session != null) {
			request.cookie("SESSION", this.session);
		}
		EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
		ResponseCookie cookie = result.getResponseCookies().getFirst("SESSION");
		if (cookie != null) {
			this.session = cookie.getValue().isEmpty() ? null : cookie.getValue();
		}
		byte[] body = result.getResponseBody();
		HttpHeaders headers = result.getResponseHeaders();
		return new Response(result.getStatus().value(),
				Headers.of(headers.headerNames(), (name) -> headers.getOrDefault(name, List.of())),
				(body != null) ? new String(body, StandardCharsets.UTF_8) : "");
	}

	@Override
	public void close() {
		this.context.close();
	}

}
