// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.ReplacedTokens;
import io.github.cognitoauth.security.flow.OpenChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;

/** What the API does with HTTP sessions, as the login pages do. */
final class ApiSession {

	private final CognitoChallengeRepository challenges;

	private final CognitoTokensRepository tokens;

	private final ReplacedTokens replaced;

	private final CognitoSessionTokens sessionTokens;

	private final SessionAuthenticationStrategy sessions;

	private final SecurityContextRepository contexts;

	private final SecurityContextHolderStrategy contextHolder;

	private final LogoutHandler logout;

	private final @Nullable ApplicationEventPublisher events;

	ApiSession(CognitoChallengeRepository challenges, CognitoTokensRepository tokens, ReplacedTokens replaced,
			CognitoSessionTokens sessionTokens, SessionAuthenticationStrategy sessions,
			SecurityContextRepository contexts, SecurityContextHolderStrategy contextHolder, LogoutHandler logout,
			@Nullable ApplicationEventPublisher events) {
		this.challenges = challenges;
		this.tokens = tokens;
		this.replaced = replaced;
		this.sessionTokens = sessionTokens;
		this.sessions = sessions;
		this.contexts = contexts;
		this.contextHolder = contextHolder;
		this.logout = logout;
		this.events = events;
	}

	SecurityContextHolderStrategy contextHolder() {
		return this.contextHolder;
	}

	void saveChallenge(OpenChallenge challenge, boolean first, HttpServletRequest request,
			HttpServletResponse response) {
		if (first && request.getSession(false) != null) {
			request.changeSessionId();
		}
		this.challenges.saveChallenge(challenge, request, response);
	}

	/** The one that was asked for and no newer one, which stays. */
	@Nullable OpenChallenge takeChallenge(@Nullable String id, HttpServletRequest request, HttpServletResponse response) {
		if (id != null && !isMeant(this.challenges.loadChallenge(request), id)) {
			return null;
		}
		OpenChallenge taken = this.challenges.removeChallenge(request, response);
		if (taken != null && id != null && !isMeant(taken, id)) {
			this.challenges.saveChallenge(taken, request, response);
			return null;
		}
		return taken;
	}

	private static boolean isMeant(@Nullable OpenChallenge challenge, String id) {
		return challenge != null && challenge.id().equals(id);
	}

	void signIn(Authentication authentication, @Nullable CognitoTokens issued, HttpServletRequest request,
			HttpServletResponse response) {
		this.challenges.removeChallenge(request, response);
		this.sessions.onAuthentication(authentication, request, response);
		if (issued != null) {
			CognitoTokens before = this.tokens.loadTokens(request);
			this.tokens.saveTokens(issued, request, response);
			this.replaced.revoke(before, issued);
		}
		SecurityContext context = this.contextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		this.contextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
		if (this.events != null) {
			this.events.publishEvent(new InteractiveAuthenticationSuccessEvent(authentication, getClass()));
		}
	}

	@Nullable CognitoTokens currentTokens(HttpServletRequest request, HttpServletResponse response) {
		return this.sessionTokens.currentTokens(request, response);
	}

	void signOut(HttpServletRequest request, HttpServletResponse response) {
		this.logout.logout(request, response, this.contextHolder.getContext().getAuthentication());
	}

}
