// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.Locale;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.text.CognitoTexts;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceAware;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * The twin of {@link CognitoAuthenticationProvider} for WebFlux: same result, same
 * errors, as signals. Messages are in the language that the Reactor context has under the
 * key {@code Locale.class}, where the login DSL puts the one of the exchange, else in
 * English. It is empty for requests that are neither a user name with password nor an
 * answer to a challenge.
 *
 * @since 0.1.0
 */
public final class CognitoReactiveAuthenticationManager implements ReactiveAuthenticationManager, MessageSourceAware {

	private final PoolSignIn steps;

	/**
	 * Create a manager with default options.
	 * @param authenticator signs in
	 */
	public CognitoReactiveAuthenticationManager(CognitoPasswordAuthenticator authenticator) {
		this(authenticator, CognitoAuthenticationOptions.defaults());
	}

	/**
	 * Create a manager.
	 * @param authenticator signs in
	 * @param options the options
	 */
	public CognitoReactiveAuthenticationManager(CognitoPasswordAuthenticator authenticator,
			CognitoAuthenticationOptions options) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(options, "'options' must not be null");
		this.steps = new PoolSignIn(authenticator, options);
	}

	@Override
	public Mono<Authentication> authenticate(Authentication request) {
		Assert.notNull(request, "'request' must not be null");
		return PoolSignIn.supports(request.getClass())
				? Mono.deferContextual((context) -> this.steps.perform(request, locale(context))) : Mono.empty();
	}

	@Override
	public void setMessageSource(MessageSource messageSource) {
		this.steps.setTexts(CognitoTexts.of(messageSource));
	}

	private static Locale locale(ContextView context) {
		return context.hasKey(Locale.class) ? context.get(Locale.class) : Locale.ENGLISH;
	}

}
