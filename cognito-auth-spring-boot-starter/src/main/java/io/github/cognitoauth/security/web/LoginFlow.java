// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoClientDetails;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.ReplacedTokens;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.limit.Attempt;
import io.github.cognitoauth.security.limit.RateDecision;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.util.Assert;

/** What the filters of the first and of every other step have in common. */
final class LoginFlow {

	private static final Logger logger = LoggerFactory.getLogger(LoginFlow.class);

	private static final String ACCEPTED = LoginFlow.class.getName() + ".ACCEPTED";

	/** Causes can go in circles. */
	private static final int MAX_CAUSES = 32;

	private final CognitoChallengeRepository challenges;

	private final CognitoTokensRepository tokens;

	private final CognitoChallengePolicy policy;

	private final StepForms forms;

	private final CognitoTexts texts;

	private final RequestLocales locales;

	private final String challengePage;

	private final @Nullable CognitoPasswordAuthenticator authenticator;

	private final ReplacedTokens replaced;

	private final SignInLimit limit;

	private final CognitoLevelSettings levels;

	private final LevelState levelState;

	/** The attribute of the session for what the login page shows. */
	private final String problem;

	private final RedirectStrategy redirects = new DefaultRedirectStrategy();

	private boolean offersPasskeys;

	LoginFlow(CognitoChallengeRepository challenges, CognitoTokensRepository tokens, CognitoChallengePolicy policy,
			StepForms forms, CognitoTexts texts, RequestLocales locales, String challengePage,
			@Nullable CognitoPasswordAuthenticator authenticator, ReplacedTokens replaced,
			CognitoAuthenticationOptions options, SignInLimit limit) {
		this.challenges = challenges;
		this.tokens = tokens;
		this.policy = policy;
		this.forms = forms;
		this.texts = texts;
		this.locales = locales;
		this.challengePage = challengePage;
		this.authenticator = authenticator;
		this.replaced = replaced;
		this.limit = limit.ofPool(options.pool());
		this.levels = options.levels();
		this.levelState = new LevelState(options.pool());
		this.problem = SignInProblem.attribute(options.pool());
	}

	/** Let the pages of the account offer a passkey after each sign-in. */
	void offerPasskeys() {
		this.offersPasskeys = true;
	}

	CognitoChallengePolicy policy() {
		return this.policy;
	}

	CognitoChallengeRepository challenges() {
		return this.challenges;
	}

	CognitoLevelSettings levels() {
		return this.levels;
	}

	LevelState levelState() {
		return this.levelState;
	}

	StepForms forms() {
		return this.forms;
	}

	Locale locale(HttpServletRequest request) {
		return this.locales.apply(request);
	}

	/** Finds sentences in the language of a request. */
	Function<Text, String> sentences(HttpServletRequest request) {
		return (text) -> this.texts.text(text, locale(request));
	}

	@Nullable OpenChallenge take(HttpServletRequest request, HttpServletResponse response) {
		return this.challenges.removeChallenge(request, response);
	}

	/**
	 * Begin the second step. The session gets a new id: whoever knew the old one must not
	 * see the challenge of somebody whose password was right.
	 */
	boolean begin(AuthenticationException failure, @Nullable String rememberMe, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		PendingSignIn pending = (failure instanceof CognitoChallengeException challenge) ? challenge.getPending()
				: null;
		if (pending == null) {
			this.challenges.removeChallenge(request, response);
			return false;
		}
		if (request.getSession(false) != null) {
			request.changeSessionId();
		}
		show(this.policy.open(pending).withRememberMe(rememberMe), request, response);
		return true;
	}

	void show(OpenChallenge state, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.challenges.saveChallenge(state, request, response);
		this.redirects.sendRedirect(request, response, this.challengePage);
	}

	/**
	 * Keep why a sign-in failed, in any language, for the login page, if the failure
	 * leads there.
	 */
	void remember(SignInProblem problem, HttpServletRequest request, AuthenticationFailureHandler handler) {
		if (handler instanceof SimpleUrlAuthenticationFailureHandler) {
			remember(problem, request);
		}
	}

	void remember(SignInProblem problem, HttpServletRequest request) {
		request.getSession().setAttribute(this.problem, problem);
	}

	/** Return what was kept, once. */
	@Nullable SignInProblem takeProblem(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null && session.getAttribute(this.problem) instanceof SignInProblem problem) {
			session.removeAttribute(this.problem);
			return problem;
		}
		return null;
	}

	void redirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
		this.redirects.sendRedirect(request, response, url);
	}

	/**
	 * Make an attempt within the limits.
	 * @throws AuthenticationException of the attempt, or because there were too many
	 */
	Authentication attempt(HttpServletRequest request, @Nullable String name, Supplier<Authentication> attempt) {
		boolean forwarded = request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
		RateDecision decision = this.limit.enter(Attempt.of(request.getRemoteAddr(), forwarded, name)).block();
		Assert.state(decision != null, "The limit gave no decision");
		try {
			Authentication result = attempt.get();
			request.setAttribute(ACCEPTED, result);
			this.limit.leave(decision, null).block();
			return result;
		}
		catch (AuthenticationException ex) {
			this.limit.leave(decision, ex).block();
			throw ex;
		}
	}

	/**
	 * Clean up after a login that the pool let in and the application did not, as where
	 * the user may have no further session: nobody holds the tokens, so they are revoked.
	 */
	void refused(HttpServletRequest request) {
		Object accepted = request.getAttribute(ACCEPTED);
		request.removeAttribute(ACCEPTED);
		CognitoTokens issued = (accepted instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof CognitoUser user) ? user.takeTokens() : null;
		if (issued != null) {
			revoke(issued);
		}
	}

	private void revoke(CognitoTokens unused) {
		try {
			if (this.authenticator != null) {
				this.authenticator.revoke(unused).block(CognitoRevokingLogoutHandler.DEFAULT_TIMEOUT);
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Tokens that no session holds could not be revoked: {}", ex.getMessage());
		}
	}

	void succeed(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
		this.challenges.removeChallenge(request, response);
		this.levelState.signedIn(authentication, Instant.now(), request);
		CognitoTokens issued = (authentication.getPrincipal() instanceof CognitoUser user) ? user.takeTokens() : null;
		if (issued != null) {
			CognitoTokens before = this.tokens.loadTokens(request);
			this.tokens.saveTokens(issued, request, response);
			this.replaced.revoke(before, issued);
			if (this.offersPasskeys) {
				PasskeyOffer.becomesDue(request);
			}
		}
	}

	/**
	 * Make a failure fit to be put into a session, as failure handlers do: without the
	 * password, which after an outage can be the right one, and without a cause of
	 * unknown serializability.
	 */
	static AuthenticationException sessionSafe(AuthenticationException failure) {
		String message = failure.getMessage();
		AuthenticationException safe = (failure instanceof InternalAuthenticationServiceException && message != null)
				? new InternalAuthenticationServiceException(message) : failure;
		Authentication request = failure.getAuthenticationRequest();
		if (request != null) {
			safe.setAuthenticationRequest(withoutAnswer(request));
		}
		forgetAnswers(safe.getCause());
		return safe;
	}

	/** Each manager on the way can have wrapped the failure of another. */
	private static void forgetAnswers(@Nullable Throwable failure) {
		Throwable cause = failure;
		for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
			if (cause instanceof AuthenticationException nested && nested.getAuthenticationRequest() != null) {
				nested.setAuthenticationRequest(withoutAnswer(nested.getAuthenticationRequest()));
			}
			cause = cause.getCause();
		}
	}

	private static Authentication withoutAnswer(Authentication request) {
		UsernamePasswordAuthenticationToken copy = UsernamePasswordAuthenticationToken
			.unauthenticated(request.getName(), null);
		copy.setDetails(CognitoClientDetails.stored(request.getDetails()));
		return copy;
	}

}
