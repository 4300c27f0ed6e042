// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.security.account.page.AccountPages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Tells what the pages of accounts send. They are made after the rules that ask for them,
 * if the chain has any.
 */
final class AccountForms {

	private volatile @Nullable AccountPages pages;

	void of(AccountPages pages) {
		this.pages = pages;
	}

	boolean isForEverybody(HttpServletRequest request) {
		return is(request, true);
	}

	boolean isForItsUser(HttpServletRequest request) {
		return is(request, false);
	}

	private boolean is(HttpServletRequest request, boolean forEverybody) {
		AccountPages pages = this.pages;
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return pages != null && HttpMethod.POST.matches(request.getMethod()) && pages.isPage(path, true)
				&& pages.isPublic(path, true) == forEverybody;
	}

}
