// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoSessionRefresh;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.SessionCheck;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.Assert;

/**
 * The session of a user who signed in through one chain: tokens and principal change
 * together. No lock is held while Cognito is asked.
 */
final class LoginSession {

	private static final String ATTRIBUTE = LoginSession.class.getName();

	private static final String NOBODY = "nobody";

	private static final String END = LoginSession.class.getName() + ".END";

	private final CognitoPasswordAuthenticator authenticator;

	private final CognitoAuthenticationOptions options;

	private final CognitoTokensRepository repository;

	private final SecurityContextRepository contexts;

	private final SecurityContextHolderStrategy contextHolder;

	private final CognitoSessionRefresh refresh;

	LoginSession(CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
			CognitoTokensRepository repository, SecurityContextRepository contexts,
			SecurityContextHolderStrategy contextHolder, CognitoSessionRefresh refresh) {
		this.authenticator = authenticator;
		this.options = options;
		this.repository = repository;
		this.contexts = contexts;
		this.contextHolder = contextHolder;
		this.refresh = refresh;
	}

	/** Why nobody is signed in although somebody was. */
	enum End {

		/** The account says so. */
		SIGN_IN_AGAIN,

		/** For this request only: nobody can be asked about the account. */
		UNAVAILABLE

	}

	void use(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	/** Return the session of the chain that the request came through. */
	static @Nullable LoginSession of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof LoginSession session) ? session : null;
	}

	/** Nobody has tokens in this request, whoever is signed in elsewhere. */
	static void forbid(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, NOBODY);
	}

	static boolean isForbidden(HttpServletRequest request) {
		return NOBODY.equals(request.getAttribute(ATTRIBUTE));
	}

	static @Nullable End end(HttpServletRequest request) {
		return (request.getAttribute(END) instanceof End end) ? end : null;
	}

	/** Return who is signed in now, as the pool knows the user. */
	SecurityContext follow(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		CognitoUser user = user(context);
		if (user == null) {
			return context;
		}
		if (CognitoSessionRefresh.isOfAnotherPool(user, this.options.pool(), this.authenticator)) {
			return this.contextHolder.createEmptyContext();
		}
		CognitoTokens tokens = this.repository.loadTokens(request);
		if (tokens == null || !this.refresh.isDue(tokens)
				|| CognitoSessionRefresh.isOfAnotherUser(tokens, context.getAuthentication(), this.options)) {
			return context;
		}
		SessionCheck check = this.refresh.check(tokens, this.authenticator)
			.timeout(CognitoSessionRefresh.PATIENCE, Mono.just(new SessionCheck.Unchanged(null)))
			.block();
		return apply(check, tokens, context, request, response);
	}

	/** Return tokens that can be used now, of the user who is signed in. */
	@Nullable CognitoTokens currentTokens(HttpServletRequest request, HttpServletResponse response) {
		if (this.repository.loadTokens(request) == null) {
			return null;
		}
		// to read the user can bring new tokens
		SecurityContext context = this.contextHolder.getContext();
		CognitoTokens tokens = this.repository.loadTokens(request);
		if (tokens == null
				|| CognitoSessionRefresh.isOfAnotherUser(tokens, context.getAuthentication(), this.options)) {
			return null;
		}
		if (this.refresh.isFresh(tokens)) {
			return tokens;
		}
		SessionCheck check = this.refresh.check(tokens, this.authenticator).block();
		SecurityContext followed = apply(check, tokens, context, request, response);
		if (followed != context) {
			this.contextHolder.setContext(followed);
		}
		return usable(check, tokens);
	}

	private @Nullable CognitoTokens usable(@Nullable SessionCheck check, CognitoTokens old) {
		if (check instanceof SessionCheck.Refreshed refreshed) {
			return refreshed.tokens();
		}
		if (check instanceof SessionCheck.Ended) {
			return null;
		}
		if (!this.refresh.isExpired(old)) {
			return old;
		}
		CognitoException failure = (check instanceof SessionCheck.Unchanged unchanged) ? unchanged.failure()
				: (check instanceof SessionCheck.Unavailable unavailable) ? unavailable.failure() : null;
		if (failure != null) {
			throw failure;
		}
		return null;
	}

	private SecurityContext apply(@Nullable SessionCheck check, CognitoTokens tokens, SecurityContext context,
			HttpServletRequest request, HttpServletResponse response) {
		Assert.state(check != null, "The check ended without a result");
		if (check instanceof SessionCheck.Refreshed refreshed) {
			return refreshed(refreshed, tokens, context, request, response);
		}
		if (check instanceof SessionCheck.Ended) {
			return ended(tokens, context, request, response);
		}
		if (check instanceof SessionCheck.Unavailable) {
			request.setAttribute(END, End.UNAVAILABLE);
			return this.contextHolder.createEmptyContext();
		}
		return context;
	}

	private SecurityContext refreshed(SessionCheck.Refreshed refreshed, CognitoTokens tokens, SecurityContext context,
			HttpServletRequest request, HttpServletResponse response) {
		SecurityContext followed = follow(refreshed, context);
		if (this.repository.replaceTokens(tokens, refreshed.tokens(), request, response)) {
			if (followed != context) {
				save(followed, request, response);
			}
			return followed;
		}
		CognitoTokens now = this.repository.loadTokens(request);
		if (now == null) {
			// signed out meanwhile
			this.refresh.discard(refreshed.tokens(), this.authenticator).block();
			return this.contextHolder.createEmptyContext();
		}
		// another request has saved them, or somebody else has signed in
		return now.accessToken().equals(refreshed.tokens().accessToken()) ? followed : context;
	}

	private SecurityContext follow(SessionCheck.Refreshed refreshed, SecurityContext context) {
		Authentication current = context.getAuthentication();
		if (current == null || user(context) == null) {
			return context;
		}
		SecurityContext followed = this.contextHolder.createEmptyContext();
		followed.setAuthentication(refreshed.authentication(current, this.options));
		return followed;
	}

	private SecurityContext ended(CognitoTokens tokens, SecurityContext context, HttpServletRequest request,
			HttpServletResponse response) {
		boolean current = this.repository.replaceTokens(tokens, null, request, response);
		if (!this.refresh.endsSessions()) {
			return context;
		}
		SecurityContext empty = this.contextHolder.createEmptyContext();
		if (current && user(context) != null) {
			save(empty, request, response);
		}
		request.setAttribute(END, End.SIGN_IN_AGAIN);
		return empty;
	}

	/** A session that has ended must not begin again. */
	private void save(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		try {
			this.contexts.saveContext(context, new ExistingSessionRequest(request), response);
		}
		catch (IllegalStateException ex) {
			if (request.getSession(false) != null) {
				throw ex;
			}
		}
	}

	private static @Nullable CognitoUser user(SecurityContext context) {
		return (context.getAuthentication() != null
				&& context.getAuthentication().getPrincipal() instanceof CognitoUser user) ? user : null;
	}

}
