// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpMethod;

/** What a client asks first: which form to draw, and what else is offered. */
final class StartEndpoint extends PublicEndpoint {

	private final ApiMode mode;

	private final boolean passwordOptional;

	private final Supplier<Collection<String>> operations;

	StartEndpoint(ApiMode mode, boolean passwordOptional, Supplier<Collection<String>> operations) {
		super("start", HttpMethod.GET, "/sign-in", Set.of());
		this.mode = mode;
		this.passwordOptional = passwordOptional;
		this.operations = operations;
	}

	@Override
	public Mono<ApiResponse> handle(ApiRequest request) {
		ObjectNode json = request.json().object().put("mode", this.mode.value());
		ArrayNode names = json.putArray("operations");
		this.operations.get().forEach(names::add);
		json.set("form", request.json().form(form()));
		return Mono.just(ApiResponse.ok(json));
	}

	private StepForm form() {
		FormField password = FormField.of(FormField.PASSWORD, FieldType.PASSWORD, Text.of("cognito.field.password"),
				"current-password");
		return StepForm.builder("SIGN_IN")
			.title(Text.of("cognito.page.login.title"))
			.text(Text.of("cognito.challenge.sign-in.text"))
			.field(FormField.of("username", FieldType.TEXT, Text.of("cognito.field.username"), "username"))
			.field(this.passwordOptional ? password.optional() : password)
			.build();
	}

}
