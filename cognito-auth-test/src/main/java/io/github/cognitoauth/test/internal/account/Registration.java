// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.signin.AutoSignIn;
import io.github.cognitoauth.test.internal.state.AttributeRules;
import io.github.cognitoauth.test.internal.state.Clients;
import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.CodePurpose;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.ExplicitAuthFlow;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.PreSignUp;
import io.github.cognitoauth.test.pool.SignInNames;
import io.github.cognitoauth.test.pool.UserStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code SignUp}, {@code ConfirmSignUp} and {@code ResendConfirmationCode}.
 */
public final class Registration {

	private static final Duration CODE_VALIDITY = Duration.ofHours(24);

	private final UserPool pool;

	private final AutoSignIn autoSignIn;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param autoSignIn the sessions of first sign-ins
	 */
	public Registration(UserPool pool, AutoSignIn autoSignIn) {
		this.pool = pool;
		this.autoSignIn = autoSignIn;
	}

	/**
	 * {@code SignUp}. A taken name is always told.
	 * @param request the request
	 * @return the answer
	 */
	public synchronized ObjectNode signUp(CognitoRequest request) {
		AppClientSettings client = client(request);
		String username = request.requiredText("Username");
		Map<String, String> attributes = request.attributes("UserAttributes");
		attributes.keySet().forEach((name) -> AttributeRules.checkWritable(client, name));
		checkName(username);
		User user = newUser(username, attributes);
		checkRequired(user);
		setPassword(user, request.text("Password"));
		PreSignUp.Decision decision = decide(username, attributes, request);
		verify(user, DeliveryMedium.EMAIL, decision.autoVerifyEmail());
		verify(user, DeliveryMedium.SMS, decision.autoVerifyPhone());
		user.status(decision.autoConfirmUser() ? UserStatus.CONFIRMED : UserStatus.UNCONFIRMED);
		if (!this.pool.users().add(user)) {
			throw CognitoError.of("UsernameExists", "User already exists");
		}
		ObjectNode answer = Json.object().put("UserConfirmed", decision.autoConfirmUser()).put("UserSub", user.sub());
		DeliveryMedium medium = Delivery.medium(user, false);
		if (medium != null && !decision.autoConfirmUser()) {
			answer.set("CodeDeliveryDetails", user.atomically(() -> send(user, medium)));
		}
		if (client.allows(ExplicitAuthFlow.ALLOW_USER_AUTH)) {
			answer.put("Session", this.autoSignIn.open(user, client.clientId(), decision.autoConfirmUser()));
		}
		return answer;
	}

	private PreSignUp.Decision decide(String username, Map<String, String> attributes, CognitoRequest request) {
		PreSignUp trigger = this.pool.settings().preSignUp();
		if (trigger == null) {
			return PreSignUp.Decision.NONE;
		}
		PreSignUp.Request event = new PreSignUp.Request(username, attributes, request.attributes("ValidationData"));
		try {
			return trigger.decide(event);
		}
		catch (RuntimeException ex) {
			throw CognitoError.of("UserLambdaValidation", "PreSignUp failed with error " + ex.getMessage() + ".");
		}
	}

	// A verified address is a sign-in name where the pool has aliases, and only of one
	// user.
	private void verify(User user, DeliveryMedium medium, boolean wanted) {
		if (!wanted || !user.attributes().containsKey(medium.attribute())) {
			return;
		}
		boolean aliases = this.pool.settings().signInNames() == SignInNames.USERNAME_WITH_ALIASES;
		String address = user.attributes().getOrDefault(medium.attribute(), "");
		if (aliases && this.pool.users().owner(address, true) != null) {
			throw CognitoError.of("UsernameExists",
					"An account with the given " + medium.attribute() + " already exists.");
		}
		user.attributes().put(medium.attribute() + "_verified", "true");
	}

	/**
	 * {@code ConfirmSignUp}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode confirmSignUp(CognitoRequest request) {
		AppClientSettings client = client(request);
		String code = request.requiredText("ConfirmationCode");
		User user = this.pool.users().find(request.requiredText("Username"));
		if (user == null) {
			throw unknown(client,
					CognitoError.of("ExpiredCode", "Invalid code provided, please request a code again."));
		}
		return user.atomically(() -> {
			user.codes().limit("ConfirmSignUp", 15, this.pool.now());
			if (user.status() != UserStatus.UNCONFIRMED) {
				throw CognitoError.notAuthorized("User cannot be confirmed. Current status is " + user.status());
			}
			String attribute = user.codes().check(CodePurpose.SIGN_UP, null, code, this.pool.now());
			claimAlias(user, attribute, request.flag("ForceAliasCreation"));
			String session = request.text("Session");
			if (session != null) {
				this.autoSignIn.spend(session, user, client.clientId(), false);
			}
			user.codes().spend(CodePurpose.SIGN_UP, null);
			user.attributes().put(attribute + "_verified", "true");
			user.status(UserStatus.CONFIRMED);
			ObjectNode answer = Json.object();
			if (client.allows(ExplicitAuthFlow.ALLOW_USER_AUTH)) {
				answer.put("Session", this.autoSignIn.open(user, client.clientId(), true));
			}
			return answer;
		});
	}

	/**
	 * {@code ResendConfirmationCode}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode resendConfirmationCode(CognitoRequest request) {
		AppClientSettings client = client(request);
		String username = request.requiredText("Username");
		User user = this.pool.users().find(username);
		ObjectNode answer = Json.object();
		if (user == null) {
			if (!client.hidesUserExistence()) {
				throw unknown(client, CognitoError.userNotFound());
			}
			answer.set("CodeDeliveryDetails", madeUpDelivery(username));
			return answer;
		}
		return user.atomically(() -> {
			user.codes().limit("ResendConfirmationCode", 5, this.pool.now());
			if (user.status() != UserStatus.UNCONFIRMED) {
				throw CognitoError.invalidParameter("User is already confirmed.");
			}
			DeliveryMedium medium = Delivery.medium(user, false);
			if (medium == null) {
				throw CognitoError.invalidParameter("User does not have an email or phone number");
			}
			answer.set("CodeDeliveryDetails", send(user, medium));
			return answer;
		});
	}

	private AppClientSettings client(CognitoRequest request) {
		AppClientSettings client = this.pool.clients().require(request.requiredText("ClientId"));
		Clients.checkSecretHash(client, request.requiredText("Username"), request.text("SecretHash"));
		return client;
	}

	private void checkName(String username) {
		SignInNames names = this.pool.settings().signInNames();
		boolean address = username.indexOf('@') > 0 || username.startsWith("+");
		if (names == SignInNames.USERNAME_WITH_ALIASES && address) {
			throw CognitoError
				.invalidParameter("Username cannot be of email format, since user pool is configured for email alias.");
		}
		if (names == SignInNames.EMAIL_OR_PHONE && !address) {
			throw CognitoError.invalidParameter("Username should be either an email or a phone number.");
		}
	}

	private User newUser(String username, Map<String, String> attributes) {
		boolean named = this.pool.settings().signInNames() != SignInNames.EMAIL_OR_PHONE;
		User user = new User(named ? username : null);
		user.attributes().putAll(attributes);
		if (!named) {
			user.attributes().put(username.startsWith("+") ? "phone_number" : "email", username);
		}
		user.attributes().forEach((name, value) -> {
			AttributeRules.checkForm(name, value);
			if (this.pool.users().isTaken(user, name, value)) {
				throw CognitoError.of("UsernameExists", "An account with the given " + name + " already exists.");
			}
		});
		return user;
	}

	private void checkRequired(User user) {
		Set<String> absent = new TreeSet<>(this.pool.settings().requiredAttributes());
		absent.removeAll(user.attributes().keySet());
		if (!absent.isEmpty()) {
			throw CognitoError.invalidParameter("Attributes did not conform to the schema: " + absent.iterator().next()
					+ ": The attribute is required");
		}
	}

	private void setPassword(User user, @Nullable String password) {
		if (password != null) {
			user.password().checkAllowed(password, this.pool.settings().passwordPolicy());
			user.password().set(password);
			return;
		}
		Set<FirstFactor> factors = this.pool.settings().firstFactors();
		if (!factors.contains(FirstFactor.EMAIL_OTP) && !factors.contains(FirstFactor.SMS_OTP)) {
			throw CognitoError.missing("Password");
		}
	}

	private ObjectNode send(User user, DeliveryMedium medium) {
		String code = user.codes().make(CodePurpose.SIGN_UP, medium.attribute(), this.pool.now().plus(CODE_VALIDITY));
		this.pool.mailbox().send(this.pool, user, medium, CodePurpose.SIGN_UP, code);
		return Delivery.details(user.attributes().getOrDefault(medium.attribute(), ""), medium);
	}

	private void claimAlias(User user, String attribute, boolean force) {
		if (this.pool.settings().signInNames() != SignInNames.USERNAME_WITH_ALIASES) {
			return;
		}
		User owner = this.pool.users().owner(user.attributes().getOrDefault(attribute, ""), true);
		if (owner == null || owner == user) {
			return;
		}
		if (!force) {
			throw CognitoError.of("AliasExists", "An account with the given alias already exists.");
		}
		owner.attributes().put(attribute + "_verified", "false");
	}

	private static CognitoError unknown(AppClientSettings client, CognitoError hidden) {
		return client.hidesUserExistence() ? hidden
				: CognitoError.of("UserNotFound", "Username/client id combination not found.");
	}

	static ObjectNode madeUpDelivery(String username) {
		char first = (char) ('a' + Math.floorMod(username.hashCode(), 26));
		return Delivery.details(first + "@" + first, DeliveryMedium.EMAIL);
	}

}
