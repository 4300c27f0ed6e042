// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.step.FormChoice;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.SetupKey;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes forms and texts as clients get them, in one language: everything that is needed
 * to draw a step without knowing its name. What is not there is left out, never
 * {@code null}. Immutable.
 *
 * @since 0.1.0
 */
public final class ApiJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final CognitoTexts texts;

	private final Locale locale;

	ApiJson(CognitoTexts texts, Locale locale) {
		this.texts = texts;
		this.locale = locale;
	}

	/**
	 * Return an empty object.
	 * @return a new object
	 */
	public ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	/**
	 * Return a sentence.
	 * @param text a text
	 * @return the sentence in the client's language
	 */
	public String sentence(Text text) {
		return this.texts.text(text, this.locale);
	}

	byte[] bytes(ObjectNode json) {
		return MAPPER.writeValueAsBytes(json);
	}

	/** Return the language that texts are really in. */
	String language() {
		return this.texts.language(this.locale);
	}

	/**
	 * Write a text for programs and people: its code, its arguments, its sentence.
	 * @param text a text
	 * @return an object with {@code code}, {@code args} and {@code text}
	 */
	public ObjectNode text(Text text) {
		ObjectNode json = object().put("code", text.code());
		ArrayNode args = json.putArray("args");
		text.args().forEach((argument) -> write(argument, args));
		return json.put("text", sentence(text));
	}

	private void write(Serializable argument, ArrayNode args) {
		if (argument instanceof Text text) {
			args.add(text(text));
		}
		else if (argument instanceof Integer || argument instanceof Long) {
			args.add(((Number) argument).longValue());
		}
		else {
			args.add(argument.toString());
		}
	}

	/**
	 * Write where a code was sent.
	 * @param delivery medium and destination, masked by the pool
	 * @return an object with what is known of {@code medium} and {@code destination}
	 */
	public ObjectNode delivery(CodeDelivery delivery) {
		ObjectNode json = object();
		if (delivery.deliveryMedium() != null) {
			json.put("medium", delivery.deliveryMedium());
		}
		if (delivery.destination() != null) {
			json.put("destination", delivery.destination());
		}
		return json;
	}

	/**
	 * Write a form.
	 * @param form a form
	 * @return an object with {@code title}, {@code text}, {@code fields} and what else
	 * the form has
	 */
	public ObjectNode form(StepForm form) {
		ObjectNode json = object();
		json.set("title", text(form.title()));
		json.set("text", text(form.text()));
		json.set("fields", fields(form.fields()));
		if (!form.choices().isEmpty()) {
			ArrayNode choices = json.putArray("choices");
			form.choices().forEach((choice) -> choices.add(choice(choice)));
		}
		if (form.delivery() != null && form.delivery().destination() != null) {
			json.set("delivery", delivery(form.delivery()));
		}
		if (!form.facts().isEmpty()) {
			ObjectNode facts = json.putObject("facts");
			form.facts().forEach(facts::put);
		}
		if (form.passkey() != null) {
			json.set("passkey", MAPPER.readTree(form.passkey()));
		}
		if (form.setup() != null) {
			json.set("setup", setup(form.setup()));
		}
		json.put("answerable", form.answerable());
		if (form.problem() != null) {
			json.set("problem", problem(form.problem()));
		}
		return json;
	}

	private ArrayNode fields(List<FormField> fields) {
		ArrayNode json = JsonNodeFactory.instance.arrayNode();
		// what is typed twice is the business of whoever draws it
		fields.stream().filter((field) -> !field.isRepetition()).forEach((field) -> json.add(field(field)));
		return json;
	}

	private ObjectNode field(FormField field) {
		ObjectNode json = object().put("name", field.name())
			.put("type", field.type().value())
			.put("label", sentence(field.label()));
		if (field.hint() != null) {
			json.put("hint", sentence(field.hint()));
		}
		json.put("required", field.required()).put("autocomplete", field.autocomplete());
		if (field.inputMode() != null) {
			json.put("inputMode", field.inputMode());
		}
		return json;
	}

	private ObjectNode choice(FormChoice choice) {
		ObjectNode json = object().put("value", choice.value()).put("label", sentence(choice.label()));
		json.set("fields", fields(choice.fields()));
		return json;
	}

	private ObjectNode setup(SetupKey setup) {
		ObjectNode json = object().put("secret", setup.secret()).put("otpauthUri", setup.otpauthUri());
		if (setup.qrCode() != null) {
			ObjectNode code = json.putObject("qr").put("size", setup.qrCode().size());
			ArrayNode rows = code.putArray("rows");
			setup.qrCode().rows().forEach(rows::add);
		}
		return json;
	}

	private ObjectNode problem(FormProblem problem) {
		ObjectNode json = text(problem.text());
		if (problem.field() != null) {
			json.put("field", problem.field());
		}
		if (problem.remaining() != null) {
			json.put("remaining", problem.remaining());
		}
		return json;
	}

}
