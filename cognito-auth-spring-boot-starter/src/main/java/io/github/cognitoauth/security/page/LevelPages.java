// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.level.RequiredLevel;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The page that lets somebody who is signed in prove more, and the one that says that
 * this cannot be done. For the filters of the login.
 *
 * @param levelUrl where the first of them is and is sent to, without context path
 * @param loginPage where the login page is
 * @param enrolmentPage where people set up other ways to sign in, or {@code null}
 * @since 0.1.0
 */
public record LevelPages(String levelUrl, String loginPage, @Nullable String enrolmentPage) {

	/** Set in the address where the pool could not be asked. */
	public static final String UNAVAILABLE = "unavailable";

	/**
	 * Return what a level is made of.
	 * @param required the level
	 * @return a sentence
	 */
	public static Text text(RequiredLevel required) {
		return Text.of("cognito.notice.level-" + required.level());
	}

	/**
	 * Draw the page with the button that begins: to open a page must send nobody a code.
	 * @param required what is asked for
	 * @param unavailable whether the pool could not be asked
	 * @return the page
	 */
	public PageView level(RequiredLevel required, boolean unavailable) {
		PageButton begin = new PageButton(Text.of("cognito.page.continue"), this.levelUrl, Map.of(), false);
		return PageView.of(Text.of("cognito.page.level.title"), text(required))
			.withProblem(unavailable ? new FormProblem(Text.of("cognito.problem.unavailable"), null, null) : null)
			.with(new PageBlock.Section(null, null, Text.of("cognito.page.level.text"), List.of(), List.of(),
					List.of(begin)))
			.withLinks(List.of(new PageLink(Text.of("cognito.page.logout.cancel"), "/")));
	}

	/**
	 * Draw the page for somebody whose sign-in does not have what is asked for.
	 * @param missing says what is missing
	 * @return the page
	 */
	public PageView denied(Text missing) {
		List<PageLink> links = new ArrayList<>();
		if (this.enrolmentPage != null) {
			links.add(new PageLink(Text.of("cognito.page.denied.enrol"), this.enrolmentPage));
		}
		links.add(new PageLink(Text.of("cognito.page.denied.sign-in"), this.loginPage));
		links.add(new PageLink(Text.of("cognito.page.denied.home"), "/"));
		return PageView.of(Text.of("cognito.page.denied.title"), missing)
			.with(new PageBlock.Section(null, null, Text.of("cognito.page.denied.text"), List.of(), List.of(),
					List.of()))
			.withLinks(links);
	}

}
