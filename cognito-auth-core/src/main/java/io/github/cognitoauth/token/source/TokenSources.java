// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.source;

import java.time.Clock;
import java.util.List;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.token.TokenSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * The sources of tokens that Amazon Cognito has: users who sign in with a password, and
 * app clients.
 *
 * @since 0.1.0
 */
public final class TokenSources {

	private TokenSources() {
	}

	/**
	 * Return a source that signs a user in. A challenge that needs a person ends the
	 * sign-in with a {@link io.github.cognitoauth.protocol.CognitoException} whose code
	 * is {@code ChallengeNotAnswerable}, with the name of the challenge.
	 * @param authenticator signs in
	 * @param request user name, password and flow
	 * @return a source
	 */
	public static TokenSource password(CognitoPasswordAuthenticator authenticator, AuthenticationRequest request) {
		return new PasswordTokenSource(authenticator, request, null);
	}

	/**
	 * Return a source that signs a user in and answers the question for the code of an
	 * authenticator app by itself.
	 * @param authenticator signs in
	 * @param request user name, password and flow
	 * @param totpSecret the secret that the app would hold
	 * @return a source on the system's clock
	 */
	public static TokenSource password(CognitoPasswordAuthenticator authenticator, AuthenticationRequest request,
			TotpSecret totpSecret) {
		return password(authenticator, request, totpSecret, Clock.systemUTC(), Schedulers.parallel());
	}

	/**
	 * Return a source that signs a user in and answers the question for the code of an
	 * authenticator app by itself. A code is sent once; where Cognito refuses it, the
	 * sign-in begins again with the code of the next 30 seconds, and after that with no
	 * other.
	 * @param authenticator signs in
	 * @param request user name, password and flow
	 * @param totpSecret the secret that the app would hold
	 * @param clock the clock that the codes are made with
	 * @param scheduler where the next code is waited for
	 * @return a source
	 */
	public static TokenSource password(CognitoPasswordAuthenticator authenticator, AuthenticationRequest request,
			TotpSecret totpSecret, Clock clock, Scheduler scheduler) {
		Assert.notNull(totpSecret, "'totpSecret' must not be null");
		return new PasswordTokenSource(authenticator, request, new TotpCodes(totpSecret, clock, scheduler));
	}

	/**
	 * Return a source of machine-to-machine tokens ({@code GetClientToken}). Each of them
	 * is billed, so they are refreshed as late as is safe, and never by
	 * {@link TokenSource#refresh}, as they have no refresh token.
	 * @param client calls the service with its client secret
	 * @param clock the clock that the expiry is counted on
	 * @param scopes the scopes, 50 at most; all of the app client if empty
	 * @return a source
	 */
	public static TokenSource client(CognitoClient client, Clock clock, List<String> scopes) {
		return client(client, clock, scopes, RequestMetadata.none());
	}

	/**
	 * Return a source of machine-to-machine tokens, as
	 * {@link #client(CognitoClient, Clock, List)} does, that tells the pool's triggers
	 * something.
	 * @param client calls the service with its client secret
	 * @param clock the clock that the expiry is counted on
	 * @param scopes the scopes, 50 at most; all of the app client if empty
	 * @param metadata of which the {@code ClientMetadata} is sent
	 * @return a source
	 */
	public static TokenSource client(CognitoClient client, Clock clock, List<String> scopes, RequestMetadata metadata) {
		return new ClientTokenSource(client, clock, scopes, metadata);
	}

}
