// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.List;
import java.util.Locale;

import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Knows which of the default pages is at an address and writes it. Everything that is not
 * written here is escaped. For the filters of the login.
 *
 * @since 0.1.0
 */
public final class DefaultPages {

	/** What the pages need: their own files, nothing inline, no frame around them. */
	private static final String SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
			+ "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private final PageSettings settings;

	private final CognitoTexts texts;

	/**
	 * Create the pages of a chain.
	 * @param settings addresses and fields
	 * @param texts finds the sentences
	 */
	public DefaultPages(PageSettings settings, CognitoTexts texts) {
		Assert.notNull(settings, "'settings' must not be null");
		Assert.notNull(texts, "'texts' must not be null");
		this.settings = settings;
		this.texts = texts;
		// not on the thread of a request
		for (PageResource resource : PageResource.values()) {
			resource.content();
		}
	}

	/**
	 * Return which page a {@code GET} asks for.
	 * @param path the path without context path
	 * @return the page
	 */
	public Route route(String path) {
		if (path.equals(this.settings.challengePage())) {
			return Route.CHALLENGE;
		}
		if (this.settings.generateLoginPage() && path.equals(this.settings.loginPage())) {
			return Route.LOGIN;
		}
		if (this.settings.generateLogoutPage() && path.equals(this.settings.logoutUrl())) {
			return Route.LOGOUT;
		}
		return (resource(path) != null) ? Route.FILE : Route.OTHER;
	}

	private @Nullable PageResource resource(String path) {
		String prefix = this.settings.challengeProcessingUrl();
		if (path.startsWith(prefix)) {
			for (PageResource resource : PageResource.values()) {
				if (path.length() == prefix.length() + resource.path().length() && path.endsWith(resource.path())) {
					return resource;
				}
			}
		}
		return null;
	}

	/**
	 * Return a file of the pages.
	 * @param path the path without context path, of {@link Route#FILE}
	 * @return the file
	 */
	public Page file(String path) {
		PageResource resource = resource(path);
		Assert.state(resource != null, "There is no such file");
		return Page.file(resource);
	}

	/**
	 * Return whether the page of a challenge is the default one.
	 * @return {@code false} if the application has its own
	 */
	public boolean drawsChallenges() {
		return this.settings.generateChallengePage();
	}

	/**
	 * Write the login page.
	 * @param request the request
	 * @param notice why it is shown
	 * @param others what else the chain offers
	 * @return the page
	 */
	public Page login(PageRequest request, LoginNotice notice, OtherLogins others) {
		return login(request, notice, others, List.of());
	}

	/**
	 * Write the login page, which leads to pages of accounts.
	 * @param request the request
	 * @param notice why it is shown
	 * @param others what else the chain offers
	 * @param accountLinks what those who cannot sign in can do
	 * @return the page
	 */
	public Page login(PageRequest request, LoginNotice notice, OtherLogins others, List<PageLink> accountLinks) {
		PageFrame frame = frame(request);
		new LoginHtml(frame, notice, others, accountLinks).draw();
		return page(frame, others.passkeys() ? SECURITY_POLICY + "; connect-src 'self'" : SECURITY_POLICY);
	}

	/**
	 * Write the page that asks whether to sign out.
	 * @param request the request
	 * @return the page
	 */
	public Page logout(PageRequest request) {
		PageFrame frame = frame(request);
		frame.begin(Text.of("cognito.page.logout.title"), false);
		frame.html().raw("<p class=\"lead\">").message("cognito.page.logout.text").raw("</p>");
		frame.formStart(request.contextPath() + this.settings.logoutUrl(), "");
		frame.html()
			.raw("<button type=\"submit\" class=\"primary\" autofocus>")
			.message("cognito.page.logout.submit")
			.raw("</button></form><p class=\"restart\"><a class=\"link\"")
			.attribute("href", request.contextPath() + "/")
			.raw(">")
			.message("cognito.page.logout.cancel")
			.raw("</a></p>");
		frame.end();
		return page(frame, SECURITY_POLICY);
	}

	/**
	 * Write the page of a challenge.
	 * @param request the request
	 * @param form what is asked
	 * @return the page
	 */
	public Page challenge(PageRequest request, StepForm form) {
		PageFrame frame = frame(request);
		new ChallengeHtml(frame, form).draw();
		return page(frame, SECURITY_POLICY);
	}

	/**
	 * Write a page of the account.
	 * @param request the request
	 * @param view what it shows
	 * @return the page
	 */
	public Page view(PageRequest request, PageView view) {
		PageFrame frame = frame(request);
		new ViewHtml(frame, view).draw();
		return page(frame, SECURITY_POLICY);
	}

	/**
	 * Return a form with finished sentences, for a page of the application.
	 * @param form what is asked
	 * @param locale the language
	 * @return the form
	 */
	public StepForm finished(StepForm form, Locale locale) {
		return form.in(this.texts, locale);
	}

	private PageFrame frame(PageRequest request) {
		return new PageFrame(this.settings, request, new Html(this.texts, request.locale()));
	}

	private static Page page(PageFrame frame, String securityPolicy) {
		return Page.html(frame.html().toString(), securityPolicy, frame.html().language());
	}

	/**
	 * What is at an address.
	 */
	public enum Route {

		/** The login page. */
		LOGIN,

		/** The page that asks whether to sign out. */
		LOGOUT,

		/** The page of the open challenge, the default one or the application's. */
		CHALLENGE,

		/** A file of the default pages. */
		FILE,

		/** Something else. */
		OTHER

	}

}
