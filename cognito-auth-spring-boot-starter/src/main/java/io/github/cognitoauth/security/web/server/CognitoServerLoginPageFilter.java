// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.List;
import java.util.function.Function;

import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.page.LoginNotice;
import io.github.cognitoauth.security.page.Page;
import io.github.cognitoauth.security.page.PageLink;
import io.github.cognitoauth.security.page.PageRequest;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Shows the login page and the page of the open challenge. Where the application has
 * pages of its own, it hands the challenge to them as an attribute of the exchange.
 */
final class CognitoServerLoginPageFilter implements WebFilter {

	private final DefaultPages pages;

	private final ServerChainPools chain;

	private final String loginPage;

	private final ServerOtherLogins others;

	CognitoServerLoginPageFilter(DefaultPages pages, ServerChainPools chain, String loginPage,
			ServerOtherLogins others) {
		this.pages = pages;
		this.chain = chain;
		this.loginPage = loginPage;
		this.others = others;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpMethod method = exchange.getRequest().getMethod();
		// the server leaves the body of an answer to HEAD away
		if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
			return chain.filter(exchange);
		}
		String path = exchange.getRequest().getPath().pathWithinApplication().value();
		DefaultPages.Route route = this.pages.route(path);
		if (route != DefaultPages.Route.FILE && route != DefaultPages.Route.OTHER && !this.chain.of(exchange).known()) {
			exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
			return exchange.getResponse().setComplete();
		}
		return switch (route) {
			case CHALLENGE -> challengePage(exchange, chain);
			case LOGIN -> loginPage(exchange);
			case LOGOUT -> page(exchange, this.pages::logout);
			case FILE -> ServerPageWriter.write(exchange, this.pages.file(path));
			case OTHER -> chain.filter(exchange);
		};
	}

	private Mono<Void> challengePage(ServerWebExchange exchange, WebFilterChain chain) {
		return flow(exchange).challenges()
			.loadChallenge(exchange)
			.singleOptional()
			.flatMap((found) -> (found.isPresent() && flow(exchange).policy().isOpen(found.get()))
					? challengePage(exchange, chain, found.get()) : noChallenge(exchange));
	}

	private Mono<Void> noChallenge(ServerWebExchange exchange) {
		return flow(exchange).challenges()
			.removeChallenge(exchange)
			.singleOptional()
			.flatMap((late) -> late.map((it) -> tooLate(exchange, it))
				.orElseGet(() -> flow(exchange).redirect(exchange, this.loginPage)));
	}

	private Mono<Void> tooLate(ServerWebExchange exchange, OpenChallenge late) {
		SignInProblem problem = new SignInProblem(
				flow(exchange).policy().tooLate(late, flow(exchange).sentences(exchange)).text(),
				late.pending().challenge().loginName());
		return flow(exchange).problem()
			.keep(exchange, problem)
			.then(Mono.defer(() -> flow(exchange).redirect(exchange, this.loginPage + "?expired")));
	}

	private Mono<Void> challengePage(ServerWebExchange exchange, WebFilterChain chain, OpenChallenge open) {
		StepForm form = flow(exchange).forms().describe(open, ServerLoginFlow.host(exchange));
		if (this.pages.drawsChallenges()) {
			return page(exchange, (request) -> this.pages.challenge(request, form));
		}
		exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
		exchange.getAttributes().put(StepForm.ATTRIBUTE, this.pages.finished(form, flow(exchange).locale(exchange)));
		return chain.filter(exchange);
	}

	private Mono<Void> loginPage(ServerWebExchange exchange) {
		Function<String, @Nullable String> parameters = (name) -> {
			String value = exchange.getRequest().getQueryParams().getFirst(name);
			return (value == null && exchange.getRequest().getQueryParams().containsKey(name)) ? "" : value;
		};
		Mono<SignInProblem> last = LoginNotice.isAfterFailure(parameters) ? flow(exchange).problem().take(exchange)
				: Mono.empty();
		return last.singleOptional()
			.map((problem) -> LoginNotice.of(parameters, problem.orElse(null)))
			.flatMap((notice) -> loginPage(exchange, notice));
	}

	private Mono<Void> loginPage(ServerWebExchange exchange, LoginNotice notice) {
		List<PageLink> accountLinks = ServerAccountLinks.of(exchange);
		Mono<Void> name = accountLinks.isEmpty() ? Mono.empty()
				: ServerAccountState.rememberName(notice.username(), exchange);
		return name.then(Mono.defer(() -> this.others.find(exchange)))
			.flatMap((others) -> page(exchange, (request) -> this.pages.login(request, notice, others, accountLinks)));
	}

	private Mono<Void> page(ServerWebExchange exchange, Function<PageRequest, Page> page) {
		return ServerPageWriter.write(exchange, flow(exchange).locale(exchange), page);
	}

	private ServerLoginFlow flow(ServerWebExchange exchange) {
		return this.chain.of(exchange).flow();
	}

}
