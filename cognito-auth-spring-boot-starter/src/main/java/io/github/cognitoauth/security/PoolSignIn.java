// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import io.github.cognitoauth.security.level.TokenFactors;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.util.StringUtils;

/** One step of a sign-in, for the servlet provider and the reactive manager alike. */
final class PoolSignIn {

	private final CognitoPasswordAuthenticator authenticator;

	private final CognitoAuthenticationOptions options;

	private final GroupAuthorities groupAuthorities;

	private volatile CognitoTexts texts = CognitoTexts.standard();

	PoolSignIn(CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options) {
		this.authenticator = authenticator;
		this.options = options;
		this.groupAuthorities = new GroupAuthorities(options);
	}

	void setTexts(CognitoTexts texts) {
		this.texts = texts;
	}

	private FailureTranslation failures(Locale locale) {
		return new FailureTranslation(this.options.revealAccountState(), this.texts, locale);
	}

	static boolean supports(Class<?> type) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type)
				|| CognitoChallengeAuthenticationToken.class.isAssignableFrom(type)
				|| CognitoRequestAuthenticationToken.class.isAssignableFrom(type);
	}

	/**
	 * The locale is that of the request, which the threads of the HTTP client do not
	 * know.
	 */
	Mono<Authentication> perform(Authentication request, Locale locale) {
		FailureTranslation failures = failures(locale);
		return (request instanceof CognitoChallengeAuthenticationToken answer) ? answer(answer, failures)
				: start(request, failures);
	}

	private Mono<Authentication> start(Authentication request, FailureTranslation failures) {
		return Mono.defer(() -> {
			AuthenticationRequest start = first(request);
			if (start == null) {
				return Mono.error(failures.badCredentials(null));
			}
			return begin(start.mutate().metadata(this.options.requestMetadata(request)).build())
				.flatMap(
						(outcome) -> proceed(outcome, request,
								SignInFactors.beside(carried(request))
									.afterStart(isPasswordProven(outcome), at(outcome)),
								failures))
				.onErrorMap(CognitoException.class,
						(refused) -> (start.accessToken() != null) ? withoutStepUp(refused, failures) : refused);
		})
			.timeout(this.options.timeout())
			.onErrorMap(TimeoutException.class, PoolSignIn::timedOut)
			.onErrorMap(failures::translate);
	}

	/**
	 * Which errors a pool gives for levels is not documented. Whatever is neither the
	 * credentials nor the service can be the level, and without it people are let in all
	 * the same.
	 */
	private Mono<AuthenticationOutcome> begin(AuthenticationRequest request) {
		Mono<AuthenticationOutcome> outcome = this.authenticator.authenticate(request);
		if (request.targetLevels().isEmpty() || request.accessToken() != null) {
			return outcome;
		}
		return outcome.onErrorResume((failure) -> failure instanceof CognitoMisconfiguredException
				|| (failure instanceof CognitoException refused && refused.code().equals("InvalidParameterException")),
				(refused) -> this.authenticator.authenticate(request.mutate().targetLevels().build()));
	}

	/** The pool will not ask for what is missing only: all is asked for then. */
	private static Throwable withoutStepUp(CognitoException refused, FailureTranslation failures) {
		return (refused instanceof CognitoUnavailableException) ? refused : failures.badCredentials(refused);
	}

	private static @Nullable CarriedFactors carried(Authentication request) {
		return (request instanceof CognitoRequestAuthenticationToken token) ? token.carried() : null;
	}

	private static boolean isPasswordProven(AuthenticationOutcome outcome) {
		return (outcome instanceof Authenticated authenticated) ? authenticated.passwordProven()
				: ((ChallengeRequired) outcome).challenge().isPasswordProven();
	}

	private static Instant at(AuthenticationOutcome outcome) {
		return (outcome instanceof Authenticated authenticated) ? authenticated.tokens().issuedAt()
				: ((ChallengeRequired) outcome).challenge().startedAt();
	}

	private @Nullable AuthenticationRequest first(Authentication request) {
		if (request instanceof CognitoRequestAuthenticationToken token) {
			return token.request();
		}
		String username = request.getName().trim();
		String password = (request.getCredentials() != null) ? request.getCredentials().toString() : null;
		return (StringUtils.hasText(username) && StringUtils.hasText(password))
				? AuthenticationRequest.builder(username)
					.password(password)
					.targetLevels(this.options.levels().targets(0).toArray(String[]::new))
					.build()
				: null;
	}

	private Mono<Authentication> answer(CognitoChallengeAuthenticationToken request, FailureTranslation failures) {
		PendingSignIn step = request.getPending();
		return Mono.defer(() -> {
			ChallengeAnswer answer = request.answer();
			if (answer == null) {
				return beginSoftwareToken((MfaSetupChallenge) step.challenge(), step.factors())
					.<Authentication>flatMap((next) -> Mono.error(failures.challenge(next)));
			}
			return this.authenticator.respond(answer.withMetadata(this.options.requestMetadata(request)))
				.flatMap((outcome) -> proceed(outcome, request, step.factors()
					.after(this.options.challengeKinds(), step.challenge(), isPasswordProven(outcome), at(outcome)),
						failures));
		})
			.timeout(this.options.timeout())
			.onErrorMap(TimeoutException.class, PoolSignIn::timedOut)
			.onErrorMap((failure) -> failures.translate(failure, step));
	}

	static CognitoException timedOut(TimeoutException failure) {
		return CognitoError.local(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT).toException(failure);
	}

	private Mono<Authentication> proceed(AuthenticationOutcome outcome, Authentication request, SignInFactors factors,
			FailureTranslation failures) {
		if (outcome instanceof Authenticated authenticated) {
			return signedIn(authenticated.tokens(), factors, request, failures);
		}
		return nextStep(((ChallengeRequired) outcome).challenge(), factors)
			.flatMap((step) -> Mono.error(failures.challenge(step)));
	}

	/** Somebody else's proof is none of the user who is signed in. */
	private Mono<Authentication> signedIn(CognitoTokens tokens, SignInFactors factors, Authentication request,
			FailureTranslation failures) {
		CognitoUser user = this.options.user(tokens);
		CarriedFactors carried = factors.carried();
		if (carried != null && !carried.subject().equals(user.getSubject())) {
			return this.authenticator.revoke(tokens)
				.onErrorComplete()
				.then(Mono.error(() -> failures.badCredentials(null)));
		}
		return Mono.just(authentication(user, tokens, factors, request));
	}

	private Mono<PendingSignIn> nextStep(CognitoChallenge challenge, SignInFactors factors) {
		PendingSignIn step = new PendingSignIn(challenge, null, factors);
		if (challenge instanceof MfaSetupChallenge setup
				&& setup.mfaTypes().equals(List.of(MfaType.SOFTWARE_TOKEN_MFA))) {
			// no choice to make; if it fails, the page offers to try again
			return beginSoftwareToken(setup, factors).onErrorReturn(step);
		}
		return Mono.just(step);
	}

	private Mono<PendingSignIn> beginSoftwareToken(MfaSetupChallenge challenge, SignInFactors factors) {
		return this.authenticator.associateSoftwareToken(challenge)
			.map((setup) -> new PendingSignIn(setup.challenge(), setup, factors));
	}

	private Authentication authentication(CognitoUser user, CognitoTokens tokens, SignInFactors factors,
			Authentication request) {
		Set<GrantedAuthority> authorities = this.groupAuthorities.of(user.getGroups());
		authorities.addAll(factors.authorities(TokenFactors.levels(tokens.claims(), this.options.levels().names())));
		// exactly this class: the filters keep earlier factors only if the class declares
		// toBuilder()
		UsernamePasswordAuthenticationToken result = UsernamePasswordAuthenticationToken.authenticated(user, null,
				authorities);
		result.setDetails(CognitoClientDetails.stored(request.getDetails()));
		return result;
	}

}
