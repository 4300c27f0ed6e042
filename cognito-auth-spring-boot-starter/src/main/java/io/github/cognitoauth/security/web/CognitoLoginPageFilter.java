// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.page.LoginNotice;
import io.github.cognitoauth.security.page.OtherLogins;
import io.github.cognitoauth.security.page.PageLink;
import io.github.cognitoauth.security.step.StepForm;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows the login page and the page of the open challenge. Where the application has
 * pages of its own, it hands the challenge to them as a request attribute.
 */
final class CognitoLoginPageFilter extends OncePerRequestFilter {

	private final DefaultPages pages;

	private final ChainPools pools;

	private final String loginPage;

	private final Supplier<OtherLogins> others;

	private final Supplier<List<PageLink>> accountLinks;

	CognitoLoginPageFilter(DefaultPages pages, ChainPools pools, String loginPage, Supplier<OtherLogins> others,
			Supplier<List<PageLink>> accountLinks) {
		this.accountLinks = accountLinks;
		this.pages = pages;
		this.pools = pools;
		this.loginPage = loginPage;
		this.others = others;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// the container leaves the body of an answer to HEAD away
		if (!HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		String path = request.getRequestURI().substring(request.getContextPath().length());
		DefaultPages.Route route = this.pages.route(path);
		if (isPage(route) && !this.pools.of(request).known()) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		switch (route) {
			case CHALLENGE -> challengePage(request, response, chain);
			case LOGIN -> loginPage(request, response);
			case LOGOUT -> PageWriter.write(response,
					this.pages.logout(PageWriter.request(request, this.pools.of(request).flow().locale(request))));
			case FILE -> PageWriter.write(response, this.pages.file(path));
			case OTHER -> chain.doFilter(request, response);
		}
	}

	private void loginPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
		LoginNotice notice = notice(request);
		List<PageLink> links = this.accountLinks.get();
		if (!links.isEmpty()) {
			AccountState.rememberName(notice.username(), request);
		}
		PageWriter.write(response,
				this.pages.login(PageWriter.request(request, this.pools.of(request).flow().locale(request)), notice,
						this.others.get(), links));
	}

	private static boolean isPage(DefaultPages.Route route) {
		return route != DefaultPages.Route.FILE && route != DefaultPages.Route.OTHER;
	}

	private void challengePage(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		LoginFlow flow = this.pools.of(request).flow();
		OpenChallenge open = flow.challenges().loadChallenge(request);
		if (open == null || !flow.policy().isOpen(open)) {
			OpenChallenge late = flow.take(request, response);
			if (late != null) {
				flow.remember(new SignInProblem(flow.policy().tooLate(late, flow.sentences(request)).text(),
						late.pending().challenge().loginName()), request);
			}
			flow.redirect(request, response, this.loginPage + ((late != null) ? "?expired" : ""));
			return;
		}
		StepForm form = flow.forms().describe(open, request.getServerName());
		if (this.pages.drawsChallenges()) {
			PageWriter.write(response, this.pages
				.challenge(PageWriter.request(request, this.pools.of(request).flow().locale(request)), form));
			return;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		request.setAttribute(StepForm.ATTRIBUTE, this.pages.finished(form, flow.locale(request)));
		chain.doFilter(request, response);
	}

	private LoginNotice notice(HttpServletRequest request) {
		// without a value is a value, too
		Function<String, @Nullable String> parameters = (name) -> {
			String value = request.getParameter(name);
			return (value == null && request.getParameterMap().containsKey(name)) ? "" : value;
		};
		return LoginNotice.of(parameters,
				LoginNotice.isAfterFailure(parameters) ? this.pools.of(request).flow().takeProblem(request) : null);
	}

}
