package io.github.cognitoauth.security.web.server;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import io.github.cognitoauth.security.challenge.CognitoChallengeView;
import io.github.cognitoauth.security.challenge.CognitoPageContext;
import io.github.cognitoauth.security.challenge.CognitoPageResource;
import io.github.cognitoauth.security.challenge.CognitoPages;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.OpenChallenge;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Shows the login page and the page of the open challenge. Where the application has
 * pages of its own, it hands the challenge to them as an attribute of the exchange.
 */
final class CognitoServerLoginPageFilter implements WebFilter {

	/** As Spring Security has it, whose own page this one takes the place of. */
	private static final String LOGOUT_PAGE = "/logout";

	private final CognitoServerLoginPageSettings settings;

	private final ServerLoginFlow steps;

	private final CognitoChallengePolicy policy;

	CognitoServerLoginPageFilter(CognitoServerLoginPageSettings settings, ServerLoginFlow steps) {
		this.settings = settings;
		this.steps = steps;
		this.policy = steps.policy();
		// read now: a request must not wait for the disk on an event loop
		for (CognitoPageResource resource : CognitoPageResource.values()) {
			resource.content();
		}
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!HttpMethod.GET.equals(exchange.getRequest().getMethod())) {
			return chain.filter(exchange);
		}
		String path = exchange.getRequest().getPath().pathWithinApplication().value();
		if (path.equals(this.settings.challengePage())) {
			return challengePage(exchange, chain);
		}
		if (this.settings.generateLoginPage() && path.equals(this.settings.loginPage())) {
			return loginPage(exchange);
		}
		if (this.settings.generateLoginPage() && path.equals(LOGOUT_PAGE)) {
			String logoutUrl = exchange.getRequest().getPath().contextPath().value() + LOGOUT_PAGE;
			exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
			return write(exchange, (context) -> CognitoPages.logout(context, logoutUrl));
		}
		for (CognitoPageResource resource : CognitoPageResource.values()) {
			if (path.equals(this.settings.challengeProcessingUrl() + resource.path())) {
				exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "max-age=3600");
				return write(exchange, resource.contentType(), resource.content());
			}
		}
		return chain.filter(exchange);
	}

	private Mono<Void> challengePage(ServerWebExchange exchange, WebFilterChain chain) {
		return this.steps.challenges()
			.loadChallenge(exchange)
			.singleOptional()
			.flatMap((found) -> (found.isPresent() && this.policy.isOpen(found.get()))
					? challengePage(exchange, chain, found.get()) : noChallenge(exchange, found.isPresent()));
	}

	private Mono<Void> noChallenge(ServerWebExchange exchange, boolean late) {
		return this.steps.challenges()
			.removeChallenge(exchange)
			.then(this.steps.redirect(exchange, this.settings.loginPage() + (late ? "?expired" : "")));
	}

	private Mono<Void> challengePage(ServerWebExchange exchange, WebFilterChain chain, OpenChallenge state) {
		CognitoChallengeView view = CognitoChallengeView.of(state, this.settings.applicationName());
		exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
		if (this.settings.generateChallengePage()) {
			return write(exchange, (context) -> CognitoPages.challenge(context, view));
		}
		exchange.getAttributes().put(CognitoChallengeView.ATTRIBUTE, view);
		return chain.filter(exchange);
	}

	private Mono<Void> loginPage(ServerWebExchange exchange) {
		MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
		exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
		if (query.containsKey("error")) {
			return LoginProblem.take(exchange)
				.flatMap((problem) -> write(exchange, (context) -> CognitoPages.login(context, problem, null)));
		}
		String problem = query.containsKey("expired") ? "Signing in took too long. Start again." : null;
		String notice = query.containsKey("logout") ? "You have signed out." : null;
		return write(exchange, (context) -> CognitoPages.login(context, problem, notice));
	}

	private Mono<Void> write(ServerWebExchange exchange, Function<CognitoPageContext, String> page) {
		Mono<CsrfToken> csrf = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.<CsrfToken>empty());
		return csrf.map((token) -> context(exchange).withCsrf(token.getParameterName(), token.getToken()))
			.defaultIfEmpty(context(exchange))
			.flatMap((context) -> {
				HttpHeaders headers = exchange.getResponse().getHeaders();
				if (!headers.containsHeader("Content-Security-Policy")) {
					headers.set("Content-Security-Policy", CognitoPages.CONTENT_SECURITY_POLICY);
				}
				return write(exchange, CognitoPages.CONTENT_TYPE, page.apply(context).getBytes(StandardCharsets.UTF_8));
			});
	}

	private CognitoPageContext context(ServerWebExchange exchange) {
		String contextPath = exchange.getRequest().getPath().contextPath().value();
		return CognitoPageContext.of(this.settings.applicationName(), contextPath + this.settings.loginPage(),
				contextPath + this.settings.challengeProcessingUrl());
	}

	private static Mono<Void> write(ServerWebExchange exchange, String contentType, byte[] bytes) {
		ServerHttpResponse response = exchange.getResponse();
		response.getHeaders().set(HttpHeaders.CONTENT_TYPE, contentType);
		response.getHeaders().setContentLength(bytes.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
	}

}
