package io.github.cognitoauth.token;

import java.time.Clock;
import java.util.List;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.RequestMetadata;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * Where the tokens of an account come from. Methods are non-blocking; nothing happens
 * before subscription, and every subscription is one attempt. Errors are
 * {@link io.github.cognitoauth.protocol.CognitoException}s; how they are met depends on
 * their kind.
 *
 * @since 0.1.0
 */
public interface TokenSource {

	/**
	 * Sign in.
	 * @return tokens
	 */
	Mono<CognitoTokens> signIn();

	/**
	 * Refresh tokens. Called only with tokens that have a refresh token.
	 * @param tokens the newest tokens
	 * @return newer tokens with a refresh token
	 */
	Mono<CognitoTokens> refresh(CognitoTokens tokens);

	/**
	 * End the session that tokens belong to.
	 * @param tokens the newest tokens
	 * @return completes when it is done; by default at once
	 */
	default Mono<Void> revoke(CognitoTokens tokens) {
		return Mono.empty();
	}

	/**
	 * Return who the tokens belong to, so that an instance whose account was changed does
	 * not take the tokens of the one before from a store. Used as a digest only.
	 * @return a text that is the same for all instances with one configuration; by
	 * default empty
	 */
	default String identity() {
		return "";
	}

	/**
	 * Return what the sign-in is done with, so that an instance whose password was
	 * corrected need not wait because another instance was refused.
	 * @return a digest of the secrets that is the same for all instances with one
	 * configuration; by default empty
	 */
	default String credentials() {
		return "";
	}

	/**
	 * Return how to refresh where nobody said otherwise.
	 * @return the policy
	 */
	default TokenRefreshPolicy defaultPolicy() {
		return TokenRefreshPolicy.defaults();
	}

	/**
	 * Return a source that signs a user in. A challenge that needs a person ends the
	 * sign-in with a {@link io.github.cognitoauth.protocol.CognitoException} whose code
	 * is {@code ChallengeNotAnswerable}, with the name of the challenge.
	 * @param authenticator signs in
	 * @param request user name, password and flow
	 * @return a source
	 */
	static TokenSource password(CognitoPasswordAuthenticator authenticator, AuthenticationRequest request) {
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
	static TokenSource password(CognitoPasswordAuthenticator authenticator, AuthenticationRequest request,
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
	static TokenSource password(CognitoPasswordAuthenticator authenticator, AuthenticationRequest request,
			TotpSecret totpSecret, Clock clock, Scheduler scheduler) {
		Assert.notNull(totpSecret, "'totpSecret' must not be null");
		return new PasswordTokenSource(authenticator, request, new TotpCodes(totpSecret, clock, scheduler));
	}

	/**
	 * Return a source of machine-to-machine tokens ({@code GetClientToken}). Each of them
	 * is billed, so they are refreshed as late as is safe, and never by
	 * {@link #refresh(CognitoTokens)}, as they have no refresh token.
	 * @param client calls the service with its client secret
	 * @param clock the clock that the expiry is counted on
	 * @param scopes the scopes, 50 at most; all of the app client if empty
	 * @return a source
	 */
	static TokenSource client(CognitoClient client, Clock clock, List<String> scopes) {
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
	static TokenSource client(CognitoClient client, Clock clock, List<String> scopes, RequestMetadata metadata) {
		return new ClientTokenSource(client, clock, scopes, metadata);
	}

}
