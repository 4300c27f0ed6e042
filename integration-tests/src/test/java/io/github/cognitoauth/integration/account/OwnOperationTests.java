// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.cognitoauth.integration.account.ApiApplication.Stack;
import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.account.AccountEvent;
import io.github.cognitoauth.security.account.AccountOperation;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for operations of an application's own, by HTTP. */
class OwnOperationTests {

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private static HttpResponse<String> post(ApiApplication application, String path, @Nullable String token,
			String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application.address() + "/auth" + path))
			.POST(BodyPublishers.ofString(body))
			.header("Content-Type", "application/json");
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		try {
			return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@EnumSource
	void operationWhenForUsersThenBelowTheAccountWithWhoCalls(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, Own.class, this.pool)) {
			String path = "/account/operations/newsletter";
			String token = this.pool.accessToken("alice");
			assertThat(application.client().get("/sign-in").json().path("operations").toString())
				.contains("\"newsletter\"", "\"contact\"", "\"close\"");
			assertThat(post(application, path, token, "{\"weekly\":true,\"note\":\"hello\"}").statusCode())
				.isEqualTo(204);
			Own own = application.bean(Own.class);
			assertThat(own.done).containsExactly("newsletter alice weekly=true note=hello");
			assertThat(own.events).singleElement().satisfies((event) -> {
				assertThat(event.operation()).isEqualTo("newsletter");
				assertThat(event.username()).isEqualTo("alice");
				assertThat(event.isSuccessful()).isTrue();
			});
			assertThat(post(application, path, null, "{\"weekly\":true}").statusCode()).isEqualTo(401);
			assertThat(post(application, path, token, "{\"more\":true}").statusCode()).isEqualTo(400);
			assertThat(post(application, path, token, "{\"weekly\":7}").statusCode()).isEqualTo(400);
			assertThat(post(application, path, token, "[]").statusCode()).isEqualTo(400);
			assertThat(post(application, "/operations/newsletter", token, "{}").statusCode()).isEqualTo(404);
			assertThat(own.done).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void operationWhenForEverybodyThenBesideTheAccountAndLimited(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, Own.class, this.pool,
				"cognito.security.limits.per-name-and-address=2/1h")) {
			for (int i = 0; i < 2; i++) {
				assertThat(post(application, "/operations/contact", null, "{\"username\":\"bob\"}").statusCode())
					.isEqualTo(204);
			}
			HttpResponse<String> limited = post(application, "/operations/contact", null,
					"{\"username\":\"BOB\\u0001\"}");
			assertThat(limited.statusCode()).isEqualTo(429);
			assertThat(limited.headers().firstValue("Retry-After")).isPresent();
			assertThat(post(application, "/operations/contact", null, "{}").statusCode()).isEqualTo(400);
			assertThat(post(application, "/account/operations/contact", null, "{}").statusCode()).isEqualTo(404);
			assertThat(application.bean(Own.class).done).containsExactly("contact bob", "contact bob");
		}
	}

	@ParameterizedTest
	@EnumSource
	void operationWhenForFreshSignInsThenOldOnesAreRefused(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, Own.class, this.pool)) {
			String old = this.pool.accessToken("alice",
					(token) -> token.signedInAt(Instant.now().minus(Duration.ofMinutes(11))));
			HttpResponse<String> refused = post(application, "/account/operations/close", old, "{}");
			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(refused.body()).contains("\"fresh-sign-in-required\"");
			assertThat(application.bean(Own.class).done).isEmpty();
			assertThat(
					post(application, "/account/operations/close", this.pool.accessToken("alice"), "{}").statusCode())
				.isEqualTo(204);
		}
	}

	/** Three operations, for everybody, for users and for those who are fresh. */
	@Configuration(proxyBeanMethods = false)
	static class Own {

		final Queue<String> done = new ConcurrentLinkedQueue<>();

		final Queue<AccountEvent> events = new ConcurrentLinkedQueue<>();

		@EventListener
		void changed(AccountEvent event) {
			this.events.add(event);
		}

		@Bean
		AccountOperation newsletter() {
			return new Operation("newsletter", Access.SIGNED_IN,
					StepForm.builder("newsletter")
						.texts("newsletter")
						.field(FormField.of("weekly", FieldType.BOOLEAN, Text.of("newsletter.weekly"), "off"))
						.field(FormField.of("note", FieldType.TEXT, Text.of("newsletter.note"), "off").optional())
						.build(),
					(context, values) -> this.done.add("newsletter " + context.requiredUser().username() + " weekly="
							+ values.get("weekly") + " note=" + values.get("note")));
		}

		@Bean
		AccountOperation contact() {
			return new Operation("contact", Access.PUBLIC,
					StepForm.builder("contact")
						.texts("contact")
						.field(FormField.of("username", FieldType.TEXT, Text.of("contact.username"), "off"))
						.build(),
					(context, values) -> this.done.add("contact " + values.required("username", Text.of("missing"))));
		}

		@Bean
		AccountOperation closing() {
			return new Operation("close", Access.FRESH, StepForm.builder("close").texts("close").build(),
					(context, values) -> this.done.add("close"));
		}

	}

	/** What is done by an operation. */
	interface Deed {

		void perform(OperationContext context, AnswerValues values);

	}

	record Operation(String id, Access access, StepForm form, Deed deed) implements AccountOperation {

		@Override
		public StepForm form(OperationContext context) {
			return this.form;
		}

		@Override
		public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
			return Mono.fromSupplier(() -> {
				this.deed.perform(context, values);
				return OperationResult.Done.of("own.done");
			});
		}

		@Override
		public boolean isUniform() {
			return this.access == Access.PUBLIC;
		}

	}

}
