// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Signs users and service accounts in to an Amazon Cognito user pool.
 * <p>
 * Thread-safe; make one for each app client and share it. All methods are non-blocking:
 * nothing happens before subscription, every subscription is a new attempt, cancelling
 * one abandons the request and affects nobody else, and every wait is bounded by the
 * request time-out. Arithmetic runs on {@code Schedulers.parallel()}.
 * <p>
 * Errors are {@link io.github.cognitoauth.protocol.CognitoException}s, whose four kinds
 * say what can be done.
 *
 * @since 0.1.0
 */
public interface CognitoPasswordAuthenticator extends AutoCloseable {

	/**
	 * Sign in with the authenticator's own flow.
	 * @param username the user name or alias, 1 to 128 characters
	 * @param password the password, 1 to 256 characters, used as it is
	 * @return tokens or the next question; a blank or too long user name or password is
	 * refused without a call
	 */
	default Mono<AuthenticationOutcome> authenticate(String username, String password) {
		return authenticate(AuthenticationRequest.builder(username).password(password).build());
	}

	/**
	 * Sign in.
	 * @param request the request
	 * @return tokens or the next question
	 */
	Mono<AuthenticationOutcome> authenticate(AuthenticationRequest request);

	/**
	 * Answer a challenge. The call is never repeated after an ambiguous failure, since
	 * the first attempt may have spent the session.
	 * @param answer made by the challenge's own {@code answer} methods
	 * @return tokens or the next question
	 */
	Mono<AuthenticationOutcome> respond(ChallengeAnswer answer);

	/**
	 * Begin to set an authenticator app up ({@code AssociateSoftwareToken}).
	 * @param challenge the challenge that asks for a second factor
	 * @return the secret for the app; answer with its first code
	 */
	Mono<SoftwareTokenSetup> associateSoftwareToken(MfaSetupChallenge challenge);

	/**
	 * Exchange the refresh token for new tokens. What does not come back is kept: the
	 * refresh token where the pool does not rotate it, the user name and the device key.
	 * @param tokens tokens with a refresh token; those whose access token names another
	 * pool or app client are refused without a call
	 * @return new tokens; an error leaves the old ones as good as they were
	 */
	Mono<CognitoTokens> refresh(CognitoTokens tokens);

	/**
	 * Exchange the refresh token for new tokens and tell the pool's triggers about the
	 * caller. {@code GetTokensFromRefreshToken} takes {@code ClientMetadata} only.
	 * @param tokens tokens with a refresh token
	 * @param metadata the metadata; an implementation that overrides only
	 * {@link #refresh(CognitoTokens)} leaves them out
	 * @return new tokens; an error leaves the old ones as good as they were
	 */
	default Mono<CognitoTokens> refresh(CognitoTokens tokens, RequestMetadata metadata) {
		return refresh(tokens);
	}

	/**
	 * Exchange a refresh token for new tokens, for whoever has only what was stored: no
	 * other token is needed. Whether the refresh token is one of this app client is left
	 * to the pool to judge.
	 * @param request the refresh token and what belongs to it
	 * @return new tokens, with the refresh token of the request where the pool does not
	 * rotate it; an error leaves that as good as it was
	 */
	default Mono<CognitoTokens> refresh(RefreshRequest request) {
		return Mono.error(() -> new UnsupportedOperationException("This authenticator refreshes whole tokens only"));
	}

	/**
	 * Revoke the refresh token and the access and ID tokens made from it
	 * ({@code RevokeToken}). JWTs that were handed out still verify offline until they
	 * expire.
	 * @param tokens the tokens; without a refresh token nothing is done, and those whose
	 * access token names another pool or app client are refused without a call
	 * @return completes when they are revoked
	 */
	Mono<Void> revoke(CognitoTokens tokens);

	/**
	 * Revoke a refresh token, for whoever has only what was stored ({@code RevokeToken}).
	 * @param refreshToken the refresh token
	 * @return completes when it is revoked, also if it had been before
	 */
	default Mono<Void> revoke(String refreshToken) {
		return revoke(refreshToken, AssociatedSessions.NONE);
	}

	/**
	 * Revoke a refresh token and, in a pool that tracks user sessions, what came with it
	 * ({@code RevokeToken}, {@code RevokeAssociatedSessions}).
	 * @param refreshToken the refresh token
	 * @param associated what else ends
	 * @return completes when it is revoked, also if it had been before
	 */
	default Mono<Void> revoke(String refreshToken, AssociatedSessions associated) {
		return Mono.error(() -> new UnsupportedOperationException("This authenticator revokes whole tokens only"));
	}

	/**
	 * End all sessions of the user on all devices ({@code GlobalSignOut}).
	 * @param tokens tokens of the user, not expired; those of another pool are refused
	 * without a call
	 * @return completes when it is done, also if it had been done before
	 */
	Mono<Void> signOutEverywhere(CognitoTokens tokens);

	/**
	 * Return the pool that users are signed in to.
	 * @return the pool; {@code null} if the implementation does not know it, and has to
	 * be trusted to be of the right one
	 */
	default @Nullable UserPoolId userPoolId() {
		return null;
	}

	/**
	 * Close the client that the authenticator's builder made; one that was given to it is
	 * left alone. Does not block and can be called again.
	 */
	@Override
	default void close() {
	}

	/**
	 * Return what the calls are counted in, for calls that can wait behind others.
	 * @return the budget of the client; {@code null} if the implementation has none
	 */
	default @Nullable CallBudget callBudget() {
		return null;
	}

	/**
	 * Return the client that makes the calls.
	 * @return the client, or {@code null} if the calls are made in another way
	 */
	default @Nullable CognitoClient client() {
		return null;
	}

	/**
	 * Start to build an authenticator.
	 * @return a builder
	 */
	static CognitoPasswordAuthenticatorBuilder builder() {
		return new CognitoPasswordAuthenticatorBuilder();
	}

}
