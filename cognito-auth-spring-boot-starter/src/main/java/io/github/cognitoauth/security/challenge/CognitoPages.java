package io.github.cognitoauth.security.challenge;

import org.jspecify.annotations.Nullable;

/**
 * Writes the default login page and challenge page: plain HTML that works without
 * scripts, except for passkeys, and loads nothing from elsewhere. Everything that is not
 * written here is escaped.
 *
 * @since 0.1.0
 */
public final class CognitoPages {

	/** The media type of the pages. */
	public static final String CONTENT_TYPE = "text/html;charset=UTF-8";

	/** What the pages need: their own files, nothing inline, no frame around them. */
	public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
			+ "img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

	private CognitoPages() {
	}

	/**
	 * Write the login page.
	 * @param context addresses and CSRF token
	 * @param problem why the last attempt failed, or {@code null}
	 * @param notice a remark such as that the user signed out, or {@code null}
	 * @return the page
	 */
	public static String login(CognitoPageContext context, @Nullable String problem, @Nullable String notice) {
		Html html = begin(context, "Sign in", problem != null);
		heading(html, context, "Sign in");
		problem(html, problem);
		if (notice != null) {
			html.raw("<p class=\"notice\" role=\"status\">").text(notice).raw("</p>");
		}
		formStart(html, context, context.loginUrl(), "");
		field(html, ChallengeField.text(context.usernameParameter(), "User name", "text", "username"), true,
				problem != null);
		field(html, ChallengeField.text(context.passwordParameter(), "Password", "password", "current-password"), false,
				problem != null);
		html.raw("<button type=\"submit\" class=\"primary\">Sign in</button></form>");
		return end(html);
	}

	/**
	 * Write the page that asks whether to sign out.
	 * @param context CSRF token and addresses
	 * @param logoutUrl where the form is sent to, with context path
	 * @return the page
	 */
	public static String logout(CognitoPageContext context, String logoutUrl) {
		Html html = begin(context, "Sign out", false);
		heading(html, context, "Sign out");
		html.raw("<p class=\"lead\">Do you want to sign out?</p>");
		formStart(html, context, logoutUrl, "");
		html.raw("<button type=\"submit\" class=\"primary\" autofocus>Sign out</button></form>");
		return end(html);
	}

	/**
	 * Write the page of a challenge.
	 * @param context addresses and CSRF token
	 * @param view the challenge
	 * @return the page
	 */
	public static String challenge(CognitoPageContext context, CognitoChallengeView view) {
		Html html = begin(context, view.title(), view.problem() != null);
		heading(html, context, view.title());
		html.raw("<p class=\"lead\">").text(view.text()).raw("</p>");
		problem(html, view.problem());
		setup(html, view);
		facts(html, view);
		if (view.answerable()) {
			answerForm(html, context, view);
		}
		formStart(html, context, context.challengeUrl(), " class=\"restart\"");
		html.raw("<button type=\"submit\" class=\"link\" name=\"")
			.text(CognitoChallengeForm.RESTART)
			.raw("\" value=\"true\">Start over</button></form>");
		if (view.passkeyOptions() != null) {
			script(html, context, CognitoPageResource.PASSKEY_SCRIPT);
		}
		return end(html);
	}

	private static void setup(Html html, CognitoChallengeView view) {
		if (view.qrCode() != null) {
			html.raw("<div class=\"qr-frame\">").raw(view.qrCode()).raw("</div>");
		}
		String secret = view.setupSecret();
		if (secret != null) {
			html.raw("<p class=\"secret\"><span id=\"secret-label\">Key</span> <code id=\"setup-secret\" "
					+ "aria-labelledby=\"secret-label\">")
				.text(secret)
				.raw("</code></p>");
		}
	}

	private static void facts(Html html, CognitoChallengeView view) {
		if (!view.facts().isEmpty()) {
			html.raw("<dl>");
			view.facts()
				.forEach((name, value) -> html.raw("<dt>").text(name).raw("</dt><dd>").text(value).raw("</dd>"));
			html.raw("</dl>");
		}
	}

	private static void answerForm(Html html, CognitoPageContext context, CognitoChallengeView view) {
		boolean refused = view.problem() != null;
		String passkeyOptions = view.passkeyOptions();
		formStart(html, context, context.challengeUrl(), " id=\"answer-form\"");
		hidden(html, CognitoChallengeForm.CHALLENGE, view.id());
		choices(html, view);
		boolean first = view.choices().isEmpty();
		for (ChallengeField field : view.fields()) {
			field(html, field, first, refused);
			first = false;
		}
		if (passkeyOptions != null) {
			html.raw("<input type=\"hidden\" id=\"credential\" name=\"")
				.text(CognitoChallengeForm.CREDENTIAL)
				.raw("\"><p id=\"passkey-problem\" class=\"problem\" role=\"alert\" hidden></p>"
						+ "<noscript><p class=\"problem\">A passkey needs JavaScript.</p></noscript>"
						+ "<button type=\"button\" class=\"primary\" id=\"passkey\" autofocus data-options=\"")
				.text(passkeyOptions)
				.raw("\">Use passkey</button></form>");
		}
		else {
			html.raw("<button type=\"submit\" class=\"primary\">Continue</button></form>");
		}
	}

	private static void choices(Html html, CognitoChallengeView view) {
		if (view.choices().isEmpty()) {
			return;
		}
		html.raw("<fieldset><legend>Choose one</legend>");
		boolean first = true;
		for (ChallengeChoice choice : view.choices()) {
			html.raw("<label class=\"choice\"><input type=\"radio\" required name=\"")
				.text(CognitoChallengeForm.CHOICE)
				.raw("\" value=\"")
				.text(choice.value())
				.raw(first ? "\" checked autofocus>" : "\">")
				.raw(" <span>")
				.text(choice.label())
				.raw("</span></label>");
			first = false;
		}
		html.raw("</fieldset>");
	}

	private static void field(Html html, ChallengeField field, boolean autofocus, boolean refused) {
		String id = "field-" + field.name();
		html.raw("<label for=\"").text(id).raw("\">").text(field.label()).raw("</label>");
		StringBuilder describedBy = new StringBuilder();
		if (field.hint() != null) {
			html.raw("<p class=\"hint\" id=\"").text(id + "-hint").raw("\">").text(field.hint()).raw("</p>");
			describedBy.append(id).append("-hint");
		}
		if (refused && autofocus) {
			describedBy.append(describedBy.isEmpty() ? "" : " ").append("problem");
		}
		html.raw("<input id=\"").text(id).raw("\" name=\"").text(field.name());
		html.raw("\" type=\"").text(field.type()).raw("\" autocomplete=\"").text(field.autocomplete()).raw("\"");
		if (field.inputMode() != null) {
			html.raw(" inputmode=\"").text(field.inputMode()).raw("\"");
		}
		if (!describedBy.isEmpty()) {
			html.raw(" aria-describedby=\"").text(describedBy.toString()).raw("\"");
		}
		html.raw(field.required() ? " required" : "").raw(autofocus ? " autofocus" : "");
		html.raw(field.type().equals("text") ? " autocapitalize=\"none\" spellcheck=\"false\">" : ">");
	}

	private static Html begin(CognitoPageContext context, String title, boolean problem) {
		Html html = new Html().raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
				+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
				+ "<meta name=\"referrer\" content=\"same-origin\"><meta name=\"color-scheme\" content=\"light dark\">"
				+ "<title>")
			.text((problem ? "Error: " : "") + title + " – " + context.applicationName())
			.raw("</title><link rel=\"stylesheet\" href=\"")
			.text(context.challengeUrl() + CognitoPageResource.STYLE.path())
			.raw("\">");
		script(html, context, CognitoPageResource.SUBMIT_SCRIPT);
		return html.raw("</head><body><main>");
	}

	private static void script(Html html, CognitoPageContext context, CognitoPageResource resource) {
		html.raw("<script defer src=\"").text(context.challengeUrl() + resource.path()).raw("\"></script>");
	}

	private static void heading(Html html, CognitoPageContext context, String title) {
		html.raw("<p class=\"app\">").text(context.applicationName()).raw("</p><h1>").text(title).raw("</h1>");
	}

	private static void problem(Html html, @Nullable String problem) {
		if (problem != null) {
			html.raw("<p class=\"problem\" id=\"problem\" role=\"alert\">").text(problem).raw("</p>");
		}
	}

	private static void formStart(Html html, CognitoPageContext context, String action, String attributes) {
		html.raw("<form method=\"post\" action=\"").text(action).raw("\"").raw(attributes).raw(">");
		if (context.csrfParameter() != null && context.csrfToken() != null) {
			hidden(html, context.csrfParameter(), context.csrfToken());
		}
	}

	private static void hidden(Html html, String name, String value) {
		html.raw("<input type=\"hidden\" name=\"").text(name).raw("\" value=\"").text(value).raw("\">");
	}

	private static String end(Html html) {
		return html.raw("</main></body></html>").toString();
	}

}
