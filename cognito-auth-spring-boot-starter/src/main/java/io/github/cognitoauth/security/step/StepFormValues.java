// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What is in a {@link StepForm}, which its builder changes and a form does not.
 */
final class StepFormValues {

	final String name;

	String id = "";

	int step = 1;

	@Nullable String username;

	Text title = Text.of("cognito.challenge.unknown.title");

	Text text = Text.of("cognito.challenge.unknown.text");

	final List<FormField> fields;

	final List<FormChoice> choices;

	@Nullable CodeDelivery delivery;

	final Map<String, String> facts;

	@Nullable String passkey;

	@Nullable SetupKey setup;

	boolean answerable = true;

	@Nullable FormProblem problem;

	StepFormValues(String name) {
		Assert.hasText(name, "'name' must not be empty");
		this.name = name;
		this.fields = new ArrayList<>();
		this.choices = new ArrayList<>();
		this.facts = new LinkedHashMap<>();
	}

	private StepFormValues(StepFormValues other) {
		this.name = other.name;
		this.id = other.id;
		this.step = other.step;
		this.username = other.username;
		this.title = other.title;
		this.text = other.text;
		this.fields = new ArrayList<>(other.fields);
		this.choices = new ArrayList<>(other.choices);
		this.delivery = other.delivery;
		this.facts = new LinkedHashMap<>(other.facts);
		this.passkey = other.passkey;
		this.setup = other.setup;
		this.answerable = other.answerable;
		this.problem = other.problem;
	}

	StepFormValues copy() {
		return new StepFormValues(this);
	}

	/** Put into the fields what was entered before, secrets excepted. */
	StepFormValues entered(Map<String, String> entered) {
		UnaryOperator<FormField> filled = (field) -> field.kept() ? field.withValue(entered.get(field.name())) : field;
		String chosen = entered.get(FormChoice.NAME);
		StepFormValues copy = copy();
		copy.fields.replaceAll(filled);
		copy.choices.replaceAll((choice) -> choice.entered(filled, choice.value().equals(chosen)));
		return copy;
	}

	StepFormValues resolved(UnaryOperator<Text> resolved) {
		StepFormValues copy = copy();
		copy.title = resolved.apply(this.title);
		copy.text = resolved.apply(this.text);
		copy.fields.replaceAll((field) -> field.resolved(resolved));
		copy.choices.replaceAll((choice) -> choice.resolved(resolved));
		FormProblem before = this.problem;
		copy.problem = (before != null)
				? new FormProblem(resolved.apply(before.text()), before.field(), before.remaining()) : null;
		return copy;
	}

}
