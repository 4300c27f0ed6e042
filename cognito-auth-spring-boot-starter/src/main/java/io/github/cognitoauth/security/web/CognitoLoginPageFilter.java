package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.cognitoauth.security.challenge.CognitoChallengeView;
import io.github.cognitoauth.security.challenge.CognitoPageContext;
import io.github.cognitoauth.security.challenge.CognitoPageResource;
import io.github.cognitoauth.security.challenge.CognitoPages;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.OpenChallenge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows the login page and the page of the open challenge. Where the application has
 * pages of its own, it hands the challenge to them as a request attribute.
 */
final class CognitoLoginPageFilter extends OncePerRequestFilter {

	/** As Spring Security has it, whose own page this one takes the place of. */
	private static final String LOGOUT_PAGE = "/logout";

	private final CognitoLoginPageSettings settings;

	private final CognitoChallengeRepository challenges;

	private final CognitoChallengePolicy policy;

	private final RedirectStrategy redirects = new DefaultRedirectStrategy();

	CognitoLoginPageFilter(CognitoLoginPageSettings settings, CognitoChallengeRepository challenges,
			CognitoChallengePolicy policy) {
		this.settings = settings;
		this.challenges = challenges;
		this.policy = policy;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = path(request);
		if (path == null) {
			chain.doFilter(request, response);
		}
		else if (path.equals(this.settings.challengePage())) {
			challengePage(request, response, chain);
		}
		else if (this.settings.generateLoginPage() && path.equals(this.settings.loginPage())) {
			loginPage(request, response);
		}
		else if (this.settings.generateLogoutPage() && path.equals(LOGOUT_PAGE)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			write(response, CognitoPages.logout(context(request), request.getContextPath() + LOGOUT_PAGE));
		}
		else {
			CognitoPageResource resource = resource(path);
			if (resource != null) {
				write(response, resource);
			}
			else {
				chain.doFilter(request, response);
			}
		}
	}

	private static @Nullable String path(HttpServletRequest request) {
		return HttpMethod.GET.matches(request.getMethod())
				? request.getRequestURI().substring(request.getContextPath().length()) : null;
	}

	private @Nullable CognitoPageResource resource(String path) {
		String prefix = this.settings.challengeProcessingUrl();
		if (path.startsWith(prefix)) {
			for (CognitoPageResource resource : CognitoPageResource.values()) {
				if (path.length() == prefix.length() + resource.path().length() && path.endsWith(resource.path())) {
					return resource;
				}
			}
		}
		return null;
	}

	private void challengePage(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		OpenChallenge state = this.challenges.loadChallenge(request);
		if (state == null || !this.policy.isOpen(state)) {
			boolean late = this.challenges.removeChallenge(request, response) != null;
			this.redirects.sendRedirect(request, response, this.settings.loginPage() + (late ? "?expired" : ""));
			return;
		}
		CognitoChallengeView view = CognitoChallengeView.of(state, this.settings.applicationName());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (this.settings.generateChallengePage()) {
			write(response, CognitoPages.challenge(context(request), view));
		}
		else {
			request.setAttribute(CognitoChallengeView.ATTRIBUTE, view);
			chain.doFilter(request, response);
		}
	}

	private void loginPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String problem = null;
		String notice = null;
		if (request.getParameterMap().containsKey("error")) {
			problem = lastProblem(request);
		}
		else if (request.getParameterMap().containsKey("expired")) {
			problem = "Signing in took too long. Start again.";
		}
		else if (request.getParameterMap().containsKey("logout")) {
			notice = "You have signed out.";
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		write(response, CognitoPages.login(context(request), problem, notice));
	}

	private static String lastProblem(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null
				&& session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof AuthenticationException last
				&& last.getMessage() != null) {
			session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
			return last.getMessage();
		}
		return "Signing in failed. Try again.";
	}

	private CognitoPageContext context(HttpServletRequest request) {
		CsrfToken csrf = (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) ? token : null;
		String contextPath = request.getContextPath();
		return new CognitoPageContext(this.settings.applicationName(), contextPath + this.settings.loginProcessingUrl(),
				contextPath + this.settings.challengeProcessingUrl(), this.settings.usernameParameter(),
				this.settings.passwordParameter(), (csrf != null) ? csrf.getParameterName() : null,
				(csrf != null) ? csrf.getToken() : null);
	}

	private static void write(HttpServletResponse response, String page) throws IOException {
		if (!response.containsHeader("Content-Security-Policy")) {
			response.setHeader("Content-Security-Policy", CognitoPages.CONTENT_SECURITY_POLICY);
		}
		write(response, CognitoPages.CONTENT_TYPE, page.getBytes(StandardCharsets.UTF_8));
	}

	private static void write(HttpServletResponse response, CognitoPageResource resource) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
		write(response, resource.contentType(), resource.content());
	}

	private static void write(HttpServletResponse response, String contentType, byte[] bytes) throws IOException {
		response.setContentType(contentType);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
