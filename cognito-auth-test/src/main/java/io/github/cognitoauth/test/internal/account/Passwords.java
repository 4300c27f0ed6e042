// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import java.time.Duration;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Clients;
import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.CodePurpose;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.UserStatus;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ForgotPassword}, {@code ConfirmForgotPassword} and {@code ChangePassword}.
 */
public final class Passwords {

	private static final Duration CODE_VALIDITY = Duration.ofHours(1);

	private static final int RECOVERIES_PER_HOUR = 20;

	private final UserPool pool;

	private final AccessTokens accessTokens;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param accessTokens the check of access tokens
	 */
	public Passwords(UserPool pool, AccessTokens accessTokens) {
		this.pool = pool;
		this.accessTokens = accessTokens;
	}

	/**
	 * {@code ForgotPassword}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode forgotPassword(CognitoRequest request) {
		AppClientSettings client = client(request);
		String username = request.requiredText("Username");
		User user = this.pool.users().find(username);
		ObjectNode answer = Json.object();
		if (user == null) {
			if (!client.hidesUserExistence()) {
				throw CognitoError.of("UserNotFound", "Username/client id combination not found.");
			}
			answer.set("CodeDeliveryDetails", Registration.madeUpDelivery(username));
			return answer;
		}
		return user.atomically(() -> {
			answer.set("CodeDeliveryDetails", sendCode(user));
			return answer;
		});
	}

	private ObjectNode sendCode(User user) {
		if (!user.enabled()) {
			throw CognitoError.notAuthorized("User is disabled.");
		}
		if (user.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
			throw CognitoError.notAuthorized("User password cannot be reset in the current state.");
		}
		user.codes().limit("ForgotPassword", RECOVERIES_PER_HOUR, this.pool.now());
		DeliveryMedium medium = Delivery.medium(user, true);
		if (medium == null) {
			throw CognitoError.invalidParameter(
					"Cannot reset password for the user as there is no registered/verified email or phone_number");
		}
		String code = user.codes()
			.make(CodePurpose.FORGOT_PASSWORD, medium.attribute(), this.pool.now().plus(CODE_VALIDITY));
		this.pool.mailbox().send(this.pool, user, medium, CodePurpose.FORGOT_PASSWORD, code);
		return Delivery.details(user.attributes().getOrDefault(medium.attribute(), ""), medium);
	}

	/**
	 * {@code ConfirmForgotPassword}.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode confirmForgotPassword(CognitoRequest request) {
		AppClientSettings client = client(request);
		String code = request.requiredText("ConfirmationCode");
		String password = request.requiredText("Password");
		User user = this.pool.users().find(request.requiredText("Username"));
		if (user == null) {
			throw client.hidesUserExistence()
					? CognitoError.of("ExpiredCode", "Invalid code provided, please request a code again.")
					: CognitoError.of("UserNotFound", "Username/client id combination not found.");
		}
		return user.atomically(() -> {
			user.codes().limit("ForgotPassword", RECOVERIES_PER_HOUR, this.pool.now());
			user.password().checkAllowed(password, this.pool.settings().passwordPolicy());
			user.codes().check(CodePurpose.FORGOT_PASSWORD, null, code, this.pool.now());
			user.codes().spend(CodePurpose.FORGOT_PASSWORD, null);
			user.password().set(password);
			user.status(UserStatus.CONFIRMED);
			return Json.object();
		});
	}

	/**
	 * {@code ChangePassword}.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode changePassword(CognitoRequest request) {
		String proposed = request.requiredText("ProposedPassword");
		String previous = request.text("PreviousPassword");
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			User user = family.user();
			user.codes().limit("ChangePassword", 5, this.pool.now());
			if (user.password().isSet() || previous != null) {
				user.password().lockout().check(this.pool.now());
				if (previous == null || !user.password().matches(previous)) {
					user.password().lockout().failed(this.pool.now());
					throw CognitoError.wrongCredentials();
				}
			}
			user.password().checkAllowed(proposed, this.pool.settings().passwordPolicy());
			user.password().set(proposed);
			return Json.object();
		});
	}

	private AppClientSettings client(CognitoRequest request) {
		AppClientSettings client = this.pool.clients().require(request.requiredText("ClientId"));
		Clients.checkSecretHash(client, request.requiredText("Username"), request.text("SecretHash"));
		return client;
	}

}
