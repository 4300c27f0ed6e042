// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.SetupKey;
import io.github.cognitoauth.security.step.StepForm;

/** Draws what a step asks. */
final class ChallengeHtml {

	private final PageFrame frame;

	private final Html html;

	private final StepForm form;

	ChallengeHtml(PageFrame frame, StepForm form) {
		this.frame = frame;
		this.html = frame.html();
		this.form = form;
	}

	void draw() {
		FormProblem problem = this.form.problem();
		this.frame.begin(this.form.title(), problem != null);
		this.html.raw("<p class=\"lead\">").text(this.form.text()).raw("</p>");
		this.frame.problem((problem != null) ? problem.text() : null);
		SetupKey setup = this.form.setup();
		if (setup != null) {
			new SetupHtml(this.html).draw(setup);
		}
		facts();
		if (this.form.answerable()) {
			answer();
		}
		this.frame.formStart(this.frame.challengeUrl(), " class=\"restart\"");
		this.html.raw("<button type=\"submit\" class=\"link\"")
			.attribute("name", StepForm.RESTART)
			.raw(" value=\"true\">")
			.message("cognito.page.restart")
			.raw("</button></form>");
		if (this.form.passkey() != null) {
			this.frame.script(PageResource.PASSKEY_SCRIPT);
		}
		this.frame.end();
	}

	private void facts() {
		if (!this.form.facts().isEmpty()) {
			this.html.raw("<dl>");
			this.form.facts()
				.forEach((name, value) -> this.html.raw("<dt>").text(name).raw("</dt><dd>").text(value).raw("</dd>"));
			this.html.raw("</dl>");
		}
	}

	private void answer() {
		FormProblem problem = this.form.problem();
		String fault = (problem != null) ? problem.field() : null;
		boolean faultKnown = fault != null && this.form.allFields().anyMatch((it) -> it.name().equals(fault));
		FormHtml fields = new FormHtml(this.html, problem, faultKnown);
		this.frame.formStart(this.frame.challengeUrl(), " id=\"answer-form\"");
		FormHtml.hidden(this.html, StepForm.ID, this.form.id());
		FormHtml.username(this.html, this.form.username());
		if (!this.form.choices().isEmpty()) {
			fields.choices(this.form.choices());
		}
		this.form.fields().forEach((field) -> fields.field(field, false));
		String passkey = this.form.passkey();
		if (passkey != null) {
			this.form.fields()
				.stream()
				.filter((it) -> it.type() == FieldType.OBJECT)
				.forEach((field) -> PasskeyHtml.credential(this.html, field));
			PasskeyHtml.use(this.html, passkey);
		}
		else {
			this.html.raw("<button type=\"submit\" class=\"primary\">")
				.message("cognito.page.continue")
				.raw("</button>");
		}
		this.html.raw("</form>");
	}

}
