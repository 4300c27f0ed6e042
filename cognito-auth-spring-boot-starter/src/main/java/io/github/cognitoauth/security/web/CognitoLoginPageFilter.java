package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.page.LoginNotice;
import io.github.cognitoauth.security.page.OtherLogins;
import io.github.cognitoauth.security.page.Page;
import io.github.cognitoauth.security.page.PageRequest;
import io.github.cognitoauth.security.step.StepForm;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows the login page and the page of the open challenge. Where the application has
 * pages of its own, it hands the challenge to them as a request attribute.
 */
final class CognitoLoginPageFilter extends OncePerRequestFilter {

	private final DefaultPages pages;

	private final LoginFlow flow;

	private final String loginPage;

	private final Supplier<OtherLogins> others;

	CognitoLoginPageFilter(DefaultPages pages, LoginFlow flow, String loginPage, Supplier<OtherLogins> others) {
		this.pages = pages;
		this.flow = flow;
		this.loginPage = loginPage;
		this.others = others;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!HttpMethod.GET.matches(request.getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		String path = request.getRequestURI().substring(request.getContextPath().length());
		switch (this.pages.route(path)) {
			case CHALLENGE -> challengePage(request, response, chain);
			case LOGIN -> write(response, this.pages.login(pageRequest(request), notice(request), this.others.get()));
			case LOGOUT -> write(response, this.pages.logout(pageRequest(request)));
			case FILE -> write(response, this.pages.file(path));
			case OTHER -> chain.doFilter(request, response);
		}
	}

	private void challengePage(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		OpenChallenge open = this.flow.challenges().loadChallenge(request);
		if (open == null || !this.flow.policy().isOpen(open)) {
			OpenChallenge late = this.flow.take(request, response);
			if (late != null) {
				LoginFlow
					.remember(new SignInProblem(this.flow.policy().tooLate(late, this.flow.sentences(request)).text(),
							late.pending().challenge().loginName()), request);
			}
			this.flow.redirect(request, response, this.loginPage + ((late != null) ? "?expired" : ""));
			return;
		}
		StepForm form = this.flow.forms().describe(open, request.getServerName());
		if (this.pages.drawsChallenges()) {
			write(response, this.pages.challenge(pageRequest(request), form));
			return;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		request.setAttribute(StepForm.ATTRIBUTE, this.pages.finished(form, this.flow.locale(request)));
		chain.doFilter(request, response);
	}

	private static LoginNotice notice(HttpServletRequest request) {
		// without a value is a value, too
		Function<String, @Nullable String> parameters = (name) -> {
			String value = request.getParameter(name);
			return (value == null && request.getParameterMap().containsKey(name)) ? "" : value;
		};
		SignInProblem last = null;
		HttpSession session = request.getSession(false);
		if (session != null && LoginNotice.isAfterFailure(parameters)
				&& session.getAttribute(SignInProblem.ATTRIBUTE) instanceof SignInProblem problem) {
			session.removeAttribute(SignInProblem.ATTRIBUTE);
			last = problem;
		}
		return LoginNotice.of(parameters, last);
	}

	private PageRequest pageRequest(HttpServletRequest request) {
		PageRequest.Csrf csrf = (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)
				? new PageRequest.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken()) : null;
		return new PageRequest(request.getContextPath(), this.flow.locale(request), csrf);
	}

	private static void write(HttpServletResponse response, Page page) throws IOException {
		page.headers().forEach((name, value) -> {
			// the application can have a policy of its own
			if (!name.equals("Content-Security-Policy") || !response.containsHeader(name)) {
				response.setHeader(name, value);
			}
		});
		response.setContentType(page.contentType());
		response.setContentLength(page.content().length);
		response.getOutputStream().write(page.content());
	}

}
