package io.github.cognitoauth.security.page;

import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.SetupKey;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;

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
			setup(setup);
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

	private void setup(SetupKey setup) {
		if (setup.qrCode() != null) {
			this.html.raw("<div class=\"qr-frame\">");
			QrSvg.draw(this.html, setup.qrCode(), this.html.sentence(Text.of("cognito.page.qr-code")));
			this.html.raw("</div>");
		}
		this.html.raw("<p class=\"app-link\"><a")
			.attribute("href", setup.otpauthUri())
			.raw(">")
			.message("cognito.page.open-app")
			.raw("</a></p><p class=\"secret\"><span id=\"secret-label\">")
			.message("cognito.page.key")
			.raw("</span> <code id=\"setup-secret\" aria-labelledby=\"secret-label\">")
			.text(setup.grouped())
			.raw("</code><button type=\"button\" class=\"link\" hidden")
			.attribute("data-copy", setup.secret())
			.raw(">")
			.message("cognito.page.copy-key")
			.raw("</button><span role=\"status\" class=\"copied\" hidden>")
			.message("cognito.page.key-copied")
			.raw("</span></p>");
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
			this.form.fields().stream().filter((it) -> it.type() == FieldType.OBJECT).forEach(this::credential);
			passkey(passkey);
		}
		else {
			this.html.raw("<button type=\"submit\" class=\"primary\">")
				.message("cognito.page.continue")
				.raw("</button>");
		}
		this.html.raw("</form>");
	}

	private void credential(FormField field) {
		this.html.raw("<input type=\"hidden\" id=\"credential\"").attribute("name", field.name()).raw(">");
	}

	private void passkey(String options) {
		this.html.raw("<p id=\"passkey-problem\" class=\"problem\" role=\"alert\" hidden")
			.attribute("data-not-used", this.html.sentence(Text.of("cognito.problem.passkey-not-used")))
			.attribute("data-not-supported", this.html.sentence(Text.of("cognito.page.passkey-not-supported")))
			.raw("></p><noscript><p class=\"problem\">")
			.message("cognito.page.passkey-needs-script")
			.raw("</p></noscript><button type=\"button\" class=\"primary\" id=\"passkey\" autofocus")
			.attribute("data-options", options)
			.raw(">")
			.message("cognito.page.use-passkey")
			.raw("</button>");
	}

}
