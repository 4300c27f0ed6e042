// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies of account operations as what a form would send. */
final class AccountBodies {

	private AccountBodies() {
	}

	static AnswerValues plain(ApiRequest request, Supplier<StepForm> form) {
		return read(request, (name) -> request.text(name));
	}

	/**
	 * All at once, so that what is of a wrong type is refused before anything is done.
	 */
	private static AnswerValues read(ApiRequest request, Function<String, @Nullable String> member) {
		Map<String, String> values = new HashMap<>();
		request.body().propertyNames().forEach((name) -> {
			String value = member.apply(name);
			if (value != null) {
				values.put(name, value);
			}
		});
		return AnswerValues.of(values::get);
	}

	/** The attributes stand in the form beside the rest. */
	static AnswerValues signUp(ApiRequest request, Supplier<StepForm> form) {
		Map<String, String> values = new HashMap<>();
		request.body().propertyNames().stream().filter((name) -> !name.equals("attributes")).forEach((name) -> {
			String value = request.text(name);
			if (value != null) {
				values.put(name, value);
			}
		});
		if (request.body().has("attributes")) {
			ObjectNode attributes = request.object("attributes");
			Set<String> known = names(form.get());
			known.removeAll(Set.of("username", "password"));
			ApiBodies.checkMembers(attributes, known);
			attributes.propertyNames().forEach((name) -> values.put(name, text(attributes, name)));
		}
		return AnswerValues.of(values::get);
	}

	/** A merge patch (RFC 7396): what is {@code null} goes. */
	static AnswerValues patch(ApiRequest request, Supplier<StepForm> form) {
		ObjectNode body = request.body();
		ApiBodies.checkMembers(body, names(form.get()));
		Map<String, String> values = new HashMap<>();
		body.propertyNames().forEach((name) -> values.put(name, text(body, name)));
		return AnswerValues.of(values::get);
	}

	/** By the types of the fields, as for an operation of the application. */
	static AnswerValues form(ApiRequest request, Supplier<StepForm> form) {
		return ApiBodies.values(request.body(), form.get().without(FormField::isRepetition));
	}

	static AnswerValues mfa(ApiRequest request, Supplier<StepForm> form) {
		Map<String, String> values = new HashMap<>();
		ObjectNode body = request.body();
		if (body.has("enabled")) {
			ObjectNode enabled = request.object("enabled");
			Set<String> known = new LinkedHashSet<>();
			names(form.get()).stream()
				.filter((name) -> name.startsWith("enabled."))
				.forEach((name) -> known.add(name.substring("enabled.".length())));
			ApiBodies.checkMembers(enabled, known);
			enabled.propertyNames().forEach((name) -> values.put("enabled." + name, yesOrNo(enabled, name)));
		}
		if (body.has("passkeys")) {
			values.put("passkeys", yesOrNo(body, "passkeys"));
		}
		if (body.has("preferred")) {
			String preferred = request.text("preferred");
			values.put("preferred", (preferred != null) ? preferred : "NONE");
		}
		return AnswerValues.of(values::get);
	}

	private static String yesOrNo(ObjectNode object, String name) {
		JsonNode value = object.path(name);
		if (!value.isBoolean()) {
			throw new ApiProblemException(ApiProblem.badRequest("The member '" + name + "' must be true or false."));
		}
		return String.valueOf(value.booleanValue());
	}

	private static String text(ObjectNode object, String name) {
		String value = ApiBodies.text(object, name);
		return (value != null) ? value : "";
	}

	private static Set<String> names(StepForm form) {
		Set<String> names = new LinkedHashSet<>();
		form.allFields().filter((field) -> !field.isRepetition()).map(FormField::name).forEach(names::add);
		return names;
	}

	/** Reads a body. */
	@FunctionalInterface
	interface Reader {

		AnswerValues read(ApiRequest request, Supplier<StepForm> form);

	}

}
