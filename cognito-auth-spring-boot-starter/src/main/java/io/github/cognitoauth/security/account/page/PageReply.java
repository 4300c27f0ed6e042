// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.step.StepForm;

/**
 * What a filter does with a request. Paths are without context path.
 *
 * @since 0.1.0
 */
public sealed interface PageReply {

	/**
	 * Return what is to be kept.
	 * @return the state of the browser's pages from now on
	 */
	PageState state();

	/**
	 * Show a page.
	 *
	 * @param view what it shows
	 * @param state what is to be kept
	 */
	record View(PageView view, PageState state) implements PageReply {
	}

	/**
	 * Let the application show its own page.
	 *
	 * @param form the model
	 * @param state what is to be kept
	 */
	record OwnPage(StepForm form, PageState state) implements PageReply {
	}

	/**
	 * Lead to another page.
	 *
	 * @param path where to
	 * @param state what is to be kept
	 */
	record Redirect(String path, PageState state) implements PageReply {
	}

	/**
	 * Sign a new user in.
	 *
	 * @param request works once
	 * @param otherwise where to lead to if it does not work
	 * @param state what is to be kept
	 */
	record SignIn(AuthenticationRequest request, String otherwise, PageState state) implements PageReply {

		@Override
		public String toString() {
			return "SignIn[]";
		}

	}

	/**
	 * Let the user sign in again, and come back to this page.
	 *
	 * @param path the login page, which says why
	 * @param state what is to be kept
	 */
	record SignInAgain(String path, PageState state) implements PageReply {
	}

	/**
	 * End the session of this browser.
	 *
	 * @param path where to lead to
	 * @param state nothing
	 */
	record SignedOut(String path, PageState state) implements PageReply {
	}

}
