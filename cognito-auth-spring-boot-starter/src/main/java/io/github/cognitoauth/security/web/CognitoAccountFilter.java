// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.account.AccountUser;
import io.github.cognitoauth.security.account.page.AccountPages;
import io.github.cognitoauth.security.account.page.PageCall;
import io.github.cognitoauth.security.account.page.PageReply;
import io.github.cognitoauth.security.account.page.PageState;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.step.StepForm;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows the pages of the account and takes what is sent to them. No thread waits where an
 * answer is delayed on purpose.
 */
final class CognitoAccountFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(CognitoAccountFilter.class);

	/** Longer than the pool and its retries take. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** It is an offer and no more. */
	private static final Duration PASSKEY_PATIENCE = Duration.ofSeconds(5);

	private final AccountPages accounts;

	private final DefaultPages pages;

	private final LoginFlow flow;

	private final SignUpSignInFilter signUps;

	private final SecurityContextHolderStrategy contextHolder;

	private final @Nullable RequestCache requestCache;

	CognitoAccountFilter(AccountPages accounts, DefaultPages pages, LoginFlow flow, SignUpSignInFilter signUps,
			SecurityContextHolderStrategy contextHolder, @Nullable RequestCache requestCache) {
		this.accounts = accounts;
		this.pages = pages;
		this.flow = flow;
		this.signUps = signUps;
		this.contextHolder = contextHolder;
		this.requestCache = requestCache;
	}

	/** A request that was parked goes on in another dispatch. */
	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ParkedRequest<PageReply> parked = ParkedRequest.of(request);
		if (parked != null) {
			proceed(parked, request, response, chain);
		}
		else if (ParkedRequest.isAgain(request)) {
			chain.doFilter(request, response);
		}
		else {
			handle(request, response, chain);
		}
	}

	private void proceed(ParkedRequest<PageReply> parked, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		PageReply reply = parked.proceed();
		if (reply != null) {
			answer(reply, this.flow.locale(request), request, response, chain);
		}
	}

	private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean post = HttpMethod.POST.matches(request.getMethod());
		String path = request.getRequestURI().substring(request.getContextPath().length());
		if (!(post || HttpMethod.GET.matches(request.getMethod())) || !this.accounts.isPage(path, post)) {
			if (!offersPasskey(path, request, response)) {
				chain.doFilter(request, response);
			}
			return;
		}
		boolean forEverybody = this.accounts.isPublic(path, post);
		AccountUser user;
		try {
			user = forEverybody ? null : user(request, response);
		}
		catch (CognitoException ex) {
			response.setHeader(HttpHeaders.RETRY_AFTER, CognitoLoginEntryPoint.RETRY_AFTER);
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			return;
		}
		Mono<PageReply> reply = this.accounts
			.handle(new PageCall(post, path, parameters(request), AccountState.load(request), user, client(request)));
		if (request.isAsyncSupported() && this.accounts.isSlow(path, post)) {
			proceed(new ParkedRequest<PageReply>(request, response, this.contextHolder, PATIENCE).await(reply), request,
					response, chain);
			return;
		}
		PageReply known = reply.block(PATIENCE);
		Assert.state(known != null, "The page gave no answer");
		answer(known, this.flow.locale(request), request, response, chain);
	}

	/** Interrupt the first page after a sign-in, if there is something to offer. */
	private boolean offersPasskey(String path, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		PageState state = AccountState.load(request);
		if (!PasskeyOffer.isDue(request, state)) {
			return false;
		}
		PageReply reply = null;
		try {
			String page = (request.getQueryString() != null) ? path + "?" + request.getQueryString() : path;
			reply = this.accounts
				.offerPasskey(
						new PageCall(false, page, (name) -> null, state, user(request, response), client(request)))
				.block(PASSKEY_PATIENCE);
		}
		catch (AuthenticationException | CognitoException | IllegalStateException ex) {
			log.debug("A passkey could not be offered", ex);
		}
		AccountState.save((reply != null) ? reply.state() : state.asOffered(), request);
		PasskeyOffer.made(reply != null, request, response);
		if (reply instanceof PageReply.Redirect redirect) {
			this.flow.redirect(request, response, redirect.path());
			return true;
		}
		return false;
	}

	/** Read here: the page may ask for them on other threads, while the request waits. */
	private static Function<String, @Nullable String> parameters(HttpServletRequest request) {
		Map<String, String> parameters = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> parameters.put(name, request.getParameter(name)));
		return parameters::get;
	}

	private static PageCall.Client client(HttpServletRequest request) {
		boolean forwarded = request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
		return new PageCall.Client(request.getServerName(), request.getRemoteAddr(), forwarded);
	}

	private AccountUser user(HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = this.contextHolder.getContext().getAuthentication();
		LoginSession session = LoginSession.of(request);
		CognitoTokens tokens = (authentication != null && authentication.getPrincipal() instanceof CognitoUser
				&& session != null) ? session.currentTokens(request, response) : null;
		if (tokens == null) {
			throw new AuthenticationCredentialsNotFoundException("The account is for its user only");
		}
		return AccountUser.of(tokens.accessToken(), tokens.claims());
	}

	private void answer(PageReply reply, Locale locale, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws IOException, ServletException {
		if (reply instanceof PageReply.SignedOut signedOut) {
			request.logout();
			this.flow.redirect(request, response, signedOut.path());
			return;
		}
		AccountState.save(reply.state(), request);
		if (reply instanceof PageReply.View view) {
			PageWriter.write(response, this.pages.view(PageWriter.request(request, locale), view.view()));
		}
		else if (reply instanceof PageReply.OwnPage own) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			request.setAttribute(StepForm.ATTRIBUTE, this.pages.finished(own.form(), locale));
			chain.doFilter(request, response);
		}
		else if (reply instanceof PageReply.Redirect redirect) {
			this.flow.redirect(request, response, redirect.path());
		}
		else if (reply instanceof PageReply.SignInAgain again) {
			if (this.requestCache != null) {
				this.requestCache.saveRequest(request, response);
			}
			this.flow.redirect(request, response, again.path());
		}
		else if (reply instanceof PageReply.SignIn signIn) {
			this.signUps.signIn(signIn, request, response, chain);
		}
	}

}
