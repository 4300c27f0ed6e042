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
			return this.authenticator
				.authenticate(start.mutate().metadata(this.options.requestMetadata(request)).build())
				.flatMap((outcome) -> proceed(outcome, request, null, failures));
		})
			.timeout(this.options.timeout())
			.onErrorMap(TimeoutException.class, PoolSignIn::timedOut)
			.onErrorMap(failures::translate);
	}

	private static @Nullable AuthenticationRequest first(Authentication request) {
		if (request instanceof CognitoRequestAuthenticationToken token) {
			return token.request();
		}
		String username = request.getName().trim();
		String password = (request.getCredentials() != null) ? request.getCredentials().toString() : null;
		return (StringUtils.hasText(username) && StringUtils.hasText(password))
				? AuthenticationRequest.builder(username).password(password).build() : null;
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
				.flatMap((outcome) -> proceed(outcome, request, step, failures));
		})
			.timeout(this.options.timeout())
			.onErrorMap(TimeoutException.class, PoolSignIn::timedOut)
			.onErrorMap((failure) -> failures.translate(failure, step));
	}

	static CognitoException timedOut(TimeoutException failure) {
		return CognitoError.local(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT).toException(failure);
	}

	private Mono<Authentication> proceed(AuthenticationOutcome outcome, Authentication request,
			@Nullable PendingSignIn answered, FailureTranslation failures) {
		if (outcome instanceof Authenticated authenticated) {
			CognitoTokens tokens = authenticated.tokens();
			SignInFactors factors = factors(answered, authenticated.passwordProven(), tokens.issuedAt());
			return Mono.just(authentication(tokens, factors, request));
		}
		CognitoChallenge challenge = ((ChallengeRequired) outcome).challenge();
		SignInFactors factors = factors(answered, challenge.isPasswordProven(), challenge.startedAt());
		return nextStep(challenge, factors).flatMap((step) -> Mono.error(failures.challenge(step)));
	}

	private SignInFactors factors(@Nullable PendingSignIn answered, boolean passwordProven, Instant at) {
		return (answered == null) ? SignInFactors.none().afterStart(passwordProven, at)
				: answered.factors().after(this.options.challengeKinds(), answered.challenge(), passwordProven, at);
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

	private Authentication authentication(CognitoTokens tokens, SignInFactors factors, Authentication request) {
		CognitoUser user = this.options.user(tokens);
		Set<GrantedAuthority> authorities = this.groupAuthorities.of(user.getGroups());
		authorities.addAll(factors.authorities());
		// exactly this class: the filters keep earlier factors only if the class declares
		// toBuilder()
		UsernamePasswordAuthenticationToken result = UsernamePasswordAuthenticationToken.authenticated(user, null,
				authorities);
		result.setDetails(CognitoClientDetails.stored(request.getDetails()));
		return result;
	}

}
