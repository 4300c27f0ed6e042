// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.List;

import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/** Draws the login page: user name and password, and what else the chain offers. */
final class LoginHtml {

	private final PageFrame frame;

	private final Html html;

	private final LoginNotice notice;

	private final OtherLogins others;

	private final List<PageLink> links;

	LoginHtml(PageFrame frame, LoginNotice notice, OtherLogins others, List<PageLink> links) {
		this.links = links;
		this.frame = frame;
		this.html = frame.html();
		this.notice = notice;
		this.others = others;
	}

	void draw() {
		Text problem = this.notice.problem();
		this.frame.begin(Text.of("cognito.page.login.title"), problem != null);
		this.frame.problem(problem);
		this.frame.notice(this.notice.notice());
		this.frame.formStart(this.frame.contextPath() + this.frame.settings().loginProcessingUrl(), "");
		fields(problem);
		rememberMe();
		this.html.raw("<button type=\"submit\" class=\"primary\">")
			.message("cognito.page.login.submit")
			.raw("</button></form>");
		accountLinks();
		if (!this.others.isEmpty()) {
			otherWays();
		}
		this.frame.end();
	}

	private void fields(@Nullable Text problem) {
		String username = this.notice.username();
		String usernameField = this.frame.settings().usernameParameter();
		String passwordField = this.frame.settings().passwordParameter();
		FormProblem refused = null;
		if (problem != null) {
			// the name is there already: go on with the password
			refused = new FormProblem(problem, (username != null) ? passwordField : usernameField, null);
		}
		FormHtml fields = new FormHtml(this.html, refused, refused != null);
		FormField name = FormField.of(usernameField, FieldType.TEXT, Text.of("cognito.field.username"), "username");
		fields.field(new FormField(name.name(), name.type(), name.label(), null, true, name.autocomplete(), null,
				username, true), false);
		fields.field(
				FormField.of(passwordField, FieldType.PASSWORD, Text.of("cognito.field.password"), "current-password"),
				false);
	}

	/** Also what helps after a refusal, which does not tell why. */
	private void accountLinks() {
		if (!this.links.isEmpty()) {
			this.html.raw("<nav class=\"more\">");
			this.links.forEach((link) -> this.html.raw("<a class=\"link\"")
				.attribute("href", this.frame.contextPath() + link.path())
				.raw(">")
				.text(link.text())
				.raw("</a>"));
			this.html.raw("</nav>");
		}
	}

	private void rememberMe() {
		String parameter = this.others.rememberMeParameter();
		if (parameter != null) {
			this.html.raw("<label class=\"check\"><input type=\"checkbox\" value=\"true\"")
				.attribute("name", parameter)
				.raw("> <span>")
				.message("cognito.page.remember-me")
				.raw("</span></label>");
		}
	}

	private void otherWays() {
		this.html.raw("<section class=\"others\"><h2>").message("cognito.page.other-ways").raw("</h2>");
		this.others.links()
			.forEach((url, name) -> this.html.raw("<a class=\"secondary\"")
				.attribute("href", this.frame.contextPath() + url)
				.raw(">")
				.text(Text.of("cognito.page.sign-in-with", name))
				.raw("</a>"));
		if (this.others.oneTimeTokenUrl() != null) {
			oneTimeToken(this.others.oneTimeTokenUrl());
		}
		if (this.others.passkeys()) {
			passkeys();
		}
		this.html.raw("</section>");
	}

	private void oneTimeToken(String url) {
		this.frame.formStart(this.frame.contextPath() + url, " class=\"one-time-token\"");
		this.html.raw("<label for=\"ott-username\">")
			.message("cognito.field.username")
			.raw("</label>")
			.raw("<input id=\"ott-username\" name=\"username\" type=\"text\" autocomplete=\"username\" required")
			.attribute("value", this.notice.username())
			.raw(" autocapitalize=\"none\" spellcheck=\"false\"><button type=\"submit\" class=\"secondary\">")
			.message("cognito.page.one-time-token")
			.raw("</button></form>");
	}

	/** The script of Spring Security does the work, under its own address. */
	private void passkeys() {
		PageRequest.Csrf csrf = this.frame.request().csrf();
		this.html.raw("<noscript><p class=\"hint\">")
			.message("cognito.page.passkey-needs-script")
			.raw("</p></noscript><button type=\"button\" class=\"secondary\" id=\"passkey-signin\"")
			.attribute("data-context-path", this.frame.contextPath())
			.attribute("data-csrf-header", (csrf != null) ? csrf.header() : null)
			.attribute("data-csrf-token", (csrf != null) ? csrf.token() : null)
			.raw(">")
			.message("cognito.page.passkey-login")
			.raw("</button><script defer")
			.attribute("src", this.frame.contextPath() + "/login/webauthn.js")
			.raw("></script>");
		this.frame.script(PageResource.WEBAUTHN_SCRIPT);
	}

}
