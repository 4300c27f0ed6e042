// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.util.Locale;

import io.github.cognitoauth.security.level.RequiredLevel;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.page.LevelPages;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.text.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;

/**
 * Writes the pages about levels. Entry points need it before the pages of their chain are
 * complete.
 */
final class LevelPageSource {

	private @Nullable LevelPages views;

	private @Nullable DefaultPages pages;

	private @Nullable ChainPools pools;

	private boolean ownErrorPages;

	void complete(LevelPages views, DefaultPages pages, ChainPools pools, boolean ownErrorPages) {
		this.views = views;
		this.pages = pages;
		this.pools = pools;
		this.ownErrorPages = ownErrorPages;
	}

	private LevelPages views() {
		Assert.state(this.views != null, "The login has not been configured");
		return this.views;
	}

	String levelUrl() {
		return views().levelUrl();
	}

	LevelState state(HttpServletRequest request) {
		return flow(request).levelState();
	}

	private LoginFlow flow(HttpServletRequest request) {
		Assert.state(this.pools != null, "The login has not been configured");
		return this.pools.of(request).flow();
	}

	void level(RequiredLevel required, HttpServletRequest request, HttpServletResponse response) throws IOException {
		write(views().level(required, request.getParameter(LevelPages.UNAVAILABLE) != null), request, response);
	}

	/** An application with a login page of its own has error pages of its own. */
	void denied(Text missing, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (this.ownErrorPages) {
			response.sendError(HttpStatus.FORBIDDEN.value(), "Another factor is required");
			return;
		}
		response.setStatus(HttpStatus.FORBIDDEN.value());
		write(views().denied(missing), request, response);
	}

	private void write(PageView view, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Assert.state(this.pages != null, "The login has not been configured");
		Locale locale = flow(request).locale(request);
		PageWriter.write(response, this.pages.view(PageWriter.request(request, locale), view));
	}

}
