// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.text.CognitoTexts;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceAware;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.Assert;

/**
 * Checks user name and password against the pool ({@code InitiateAuth}) and answers
 * challenges ({@code RespondToAuthChallenge}). The result is a
 * {@code UsernamePasswordAuthenticationToken} with a {@link CognitoUser} as principal,
 * one authority per group, {@code FACTOR_PASSWORD} where the pool has checked a password
 * for certain, and {@link CognitoFactors#MFA} where a second factor was checked.
 * <p>
 * Errors: {@link CognitoChallengeException} if the pool asks for another step;
 * {@code BadCredentialsException} for everything that is wrong with user, password or
 * account, unless the options reveal the account state; and
 * {@code InternalAuthenticationServiceException} if Cognito cannot be reached or the
 * application is misconfigured.
 * <p>
 * Messages are in the language of the calling thread ({@link LocaleContextHolder});
 * {@link SignInFailures} gives their codes. It waits for the answer, at most as long as
 * the options say, and refuses to do so on a thread of an event loop: WebFlux
 * applications use {@link CognitoReactiveAuthenticationManager}.
 *
 * @since 0.1.0
 */
public final class CognitoAuthenticationProvider implements AuthenticationProvider, MessageSourceAware {

	private final PoolSignIn steps;

	/**
	 * Create a provider with default options.
	 * @param authenticator signs in
	 */
	public CognitoAuthenticationProvider(CognitoPasswordAuthenticator authenticator) {
		this(authenticator, CognitoAuthenticationOptions.defaults());
	}

	/**
	 * Create a provider.
	 * @param authenticator signs in
	 * @param options the options
	 */
	public CognitoAuthenticationProvider(CognitoPasswordAuthenticator authenticator,
			CognitoAuthenticationOptions options) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(options, "'options' must not be null");
		this.steps = new PoolSignIn(authenticator, options);
	}

	@Override
	public Authentication authenticate(Authentication request) throws AuthenticationException {
		Assert.notNull(request, "'request' must not be null");
		Assert.isTrue(supports(request.getClass()), "'request' must be one that is supported");
		Assert.state(!Schedulers.isInNonBlockingThread(),
				"CognitoAuthenticationProvider waits for Cognito and must not be called on a non-blocking thread; "
						+ "use CognitoReactiveAuthenticationManager there");
		Mono<Authentication> result = this.steps.perform(request, LocaleContextHolder.getLocale());
		Authentication authentication = result.block();
		Assert.state(authentication != null, "The authenticator gave no outcome");
		return authentication;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return PoolSignIn.supports(authentication);
	}

	@Override
	public void setMessageSource(MessageSource messageSource) {
		this.steps.setTexts(CognitoTexts.of(messageSource));
	}

}
