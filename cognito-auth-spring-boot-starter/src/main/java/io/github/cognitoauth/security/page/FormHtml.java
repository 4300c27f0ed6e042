// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.List;

import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormChoice;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.FormProblem;
import org.jspecify.annotations.Nullable;

/** Draws the fields of a form and says which one is at fault. */
final class FormHtml {

	static final String PROBLEM = "problem";

	private final Html html;

	private final @Nullable FormProblem problem;

	private final boolean faultKnown;

	private boolean focused;

	/**
	 * Draw fields.
	 * @param html where to
	 * @param problem what is wrong, or {@code null}
	 * @param faultKnown whether the field at fault is one of the form's
	 */
	FormHtml(Html html, @Nullable FormProblem problem, boolean faultKnown) {
		this.html = html;
		this.problem = problem;
		this.faultKnown = faultKnown;
	}

	static void hidden(Html html, String name, String value) {
		html.raw("<input type=\"hidden\"").attribute("name", name).attribute("value", value).raw(">");
	}

	/** Not sent: it tells password managers whose password it is. */
	static void username(Html html, @Nullable String username) {
		if (username != null) {
			html.raw("<input type=\"text\" autocomplete=\"username\" readonly hidden")
				.attribute("value", username)
				.raw(">");
		}
	}

	void field(FormField field, boolean ofChoice) {
		if (field.type() == FieldType.OBJECT) {
			return;
		}
		if (field.type() == FieldType.BOOLEAN) {
			check(field);
			return;
		}
		String id = "field-" + field.name();
		boolean fault = isFault(field);
		// what is known already need not be typed
		boolean filled = this.problem == null && field.value() != null && !field.value().isEmpty();
		boolean focus = !this.focused && (fault || (!ofChoice && !this.faultKnown && !filled));
		this.html.raw("<label").attribute("for", id).raw(">").text(field.label()).raw("</label>");
		StringBuilder describedBy = new StringBuilder();
		if (field.hint() != null) {
			this.html.raw("<p class=\"hint\"").attribute("id", id + "-hint").raw(">").text(field.hint()).raw("</p>");
			describedBy.append(id).append("-hint");
		}
		if (this.problem != null && (fault || (focus && !this.faultKnown))) {
			describedBy.append(describedBy.isEmpty() ? "" : " ").append(PROBLEM);
		}
		this.html.raw("<input")
			.attribute("id", id)
			.attribute("name", field.name())
			.attribute("type", field.type().input())
			.attribute("autocomplete", field.autocomplete())
			.attribute("inputmode", field.inputMode())
			.attribute("value", field.value())
			.attribute("aria-describedby", describedBy.isEmpty() ? null : describedBy.toString())
			.attribute("aria-invalid", fault ? "true" : null)
			// a field that is not shown would keep the form from being sent
			.flag("required", field.required() && !ofChoice)
			.flag("autofocus", focus)
			.raw(field.type().input().equals("text") ? " autocapitalize=\"none\" spellcheck=\"false\">" : ">");
		this.focused |= focus;
		if (field.type() == FieldType.PASSWORD) {
			this.html.raw("<label class=\"show-password\" hidden><input type=\"checkbox\"")
				.attribute("data-show", id)
				.raw("> <span>")
				.message("cognito.page.show-password")
				.raw("</span></label>");
		}
	}

	/** A box that is empty sends nothing, so that what follows it is the value. */
	private void check(FormField field) {
		String id = "field-" + field.name();
		String hint = (field.hint() != null) ? id + "-hint" : null;
		this.html.raw("<label class=\"check\"><input type=\"checkbox\" value=\"true\"")
			.attribute("id", id)
			.attribute("name", field.name())
			.attribute("aria-describedby", isFault(field) ? PROBLEM : hint)
			.attribute("aria-invalid", isFault(field) ? "true" : null)
			.flag("checked", "true".equals(field.value()))
			.raw("> <span>")
			.text(field.label())
			.raw("</span></label>");
		hidden(this.html, field.name(), "false");
		if (field.hint() != null) {
			this.html.raw("<p class=\"hint\"").attribute("id", hint).raw(">").text(field.hint()).raw("</p>");
		}
	}

	private boolean isFault(FormField field) {
		return this.problem != null && field.name().equals(this.problem.field());
	}

	void choices(List<FormChoice> choices) {
		boolean chosen = choices.stream().anyMatch(FormChoice::selected);
		boolean only = choices.size() == 1;
		this.html.raw("<fieldset><legend>").message("cognito.page.choose").raw("</legend>");
		boolean first = true;
		for (FormChoice choice : choices) {
			this.html.raw("<div class=\"option\"><label class=\"choice\"><input type=\"radio\" required")
				.attribute("name", FormChoice.NAME)
				.attribute("value", choice.value())
				.flag("checked", chosen ? choice.selected() : first)
				.flag("autofocus", first && this.problem == null)
				.raw("> <span>")
				.text(choice.label())
				.raw("</span></label>");
			if (!choice.fields().isEmpty()) {
				this.html.raw("<div class=\"option-fields\">");
				choice.fields().forEach((field) -> field(field, !only));
				this.html.raw("</div>");
			}
			this.html.raw("</div>");
			first = false;
		}
		this.focused |= !this.faultKnown;
		this.html.raw("</fieldset>");
	}

}
