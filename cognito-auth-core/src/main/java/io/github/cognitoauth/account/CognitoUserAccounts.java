// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.RequestMetadata;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * What people can do with an account before they are signed in: sign up, confirm, and
 * reset a forgotten password. For a user who is signed in, see
 * {@link #forAccessToken(String)}.
 * <p>
 * Thread-safe; make one for each app client and share it. All methods are non-blocking:
 * nothing happens before subscription, every subscription is a new call, cancelling one
 * abandons the request and affects nobody else, and every wait is bounded by the client's
 * request time-out. An operation that sends a message or spends a code is never repeated
 * after an ambiguous failure.
 * <p>
 * Errors are {@link io.github.cognitoauth.protocol.CognitoException}s, whose four kinds
 * say what can be done. A user name that is blank or too long, and a new password that is
 * blank or too long, are refused without a call.
 *
 * @since 0.1.0
 */
public interface CognitoUserAccounts {

	/**
	 * Create an account ({@code SignUp}). A name that is taken always ends in
	 * {@code UsernameExistsException}, also where the app client hides which users exist.
	 * With {@code LimitExceededException} the user was created and only the message could
	 * not be sent.
	 * @param request the account
	 * @return what the pool made of it
	 */
	Mono<SignUpResult> signUp(SignUpRequest request);

	/**
	 * Confirm a sign-up with the code that was sent.
	 * @param username the user name of the sign-up
	 * @param code the code
	 * @return the confirmation
	 */
	default Mono<SignUpConfirmation> confirmSignUp(String username, String code) {
		return confirmSignUp(ConfirmSignUpRequest.builder(username, code).build());
	}

	/**
	 * Confirm a sign-up ({@code ConfirmSignUp}).
	 * @param request user name, code and, for an automatic sign-in, the session of the
	 * sign-up
	 * @return the confirmation, with a session for the first sign-in if one was given
	 */
	Mono<SignUpConfirmation> confirmSignUp(ConfirmSignUpRequest request);

	/**
	 * Send the code of a sign-up again.
	 * @param username the user name of the sign-up
	 * @return where it was sent
	 */
	default Mono<CodeDelivery> resendConfirmationCode(String username) {
		return resendConfirmationCode(username, RequestMetadata.none());
	}

	/**
	 * Send the code of a sign-up again ({@code ResendConfirmationCode}). At most five
	 * times an hour for each user.
	 * @param username the user name of the sign-up
	 * @param metadata what triggers and threat protection are told
	 * @return where it was sent; made up for an unknown user where the app client hides
	 * which users exist
	 */
	Mono<CodeDelivery> resendConfirmationCode(String username, RequestMetadata metadata);

	/**
	 * Send a code with which a forgotten password can be replaced.
	 * @param username the user name or alias
	 * @return where it was sent
	 */
	default Mono<CodeDelivery> forgotPassword(String username) {
		return forgotPassword(username, RequestMetadata.none());
	}

	/**
	 * Send a code with which a forgotten password can be replaced
	 * ({@code ForgotPassword}). It is valid for an hour. Without a verified address the
	 * pool answers {@code InvalidParameterException}.
	 * @param username the user name or alias
	 * @param metadata what triggers and threat protection are told
	 * @return where it was sent; made up for an unknown user where the app client hides
	 * which users exist
	 */
	Mono<CodeDelivery> forgotPassword(String username, RequestMetadata metadata);

	/**
	 * Replace a forgotten password.
	 * @param username the user name or alias
	 * @param code the code that was sent
	 * @param newPassword the new password
	 * @return completes when it is replaced
	 */
	default Mono<Void> confirmForgotPassword(String username, String code, String newPassword) {
		return confirmForgotPassword(ConfirmForgotPasswordRequest.builder(username, code, newPassword).build());
	}

	/**
	 * Replace a forgotten password ({@code ConfirmForgotPassword}). It is also the way
	 * out after an administrator has reset the password. It brings no tokens.
	 * @param request user name, code and new password
	 * @return completes when it is replaced
	 */
	Mono<Void> confirmForgotPassword(ConfirmForgotPasswordRequest request);

	/**
	 * Tell threat protection whether a sign-in was the user's own
	 * ({@code UpdateAuthEventFeedback}). Needs the user pool id in the client.
	 * @param feedback what the user said to the message of the pool
	 * @return completes when it is stored
	 */
	Mono<Void> updateAuthEventFeedback(AuthEventFeedback feedback);

	/**
	 * Return what the owner of an access token can do. Makes no call.
	 * @param accessToken an access token with the scope
	 * {@code aws.cognito.signin.user.admin}, which every token of a sign-in through the
	 * API has
	 * @return the account, as long as the token lives
	 */
	CognitoUserAccount forAccessToken(String accessToken);

	/**
	 * Return whether nothing can be changed at present, since the replica of the pool is
	 * in use: not even sign-up and a forgotten password need be offered then.
	 * @return whether accounts can only be read; {@code false} by default
	 */
	default boolean isReadOnly() {
		return false;
	}

	/**
	 * Create the operations of an app client.
	 * @param client the client
	 * @return new operations
	 */
	static CognitoUserAccounts create(CognitoClient client) {
		Assert.notNull(client, "'client' must not be null");
		return new DefaultCognitoUserAccounts(client);
	}

}
