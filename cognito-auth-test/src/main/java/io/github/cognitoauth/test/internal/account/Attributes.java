// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.AttributeRules;
import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.internal.token.TokenFamily;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.CodePurpose;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.SignInNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changing and verifying one's own attributes. A new e-mail address or phone number is
 * unverified until its code is given.
 */
public final class Attributes {

	private static final Duration CODE_VALIDITY = Duration.ofHours(24);

	private final UserPool pool;

	private final AccessTokens accessTokens;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param accessTokens the check of access tokens
	 */
	public Attributes(UserPool pool, AccessTokens accessTokens) {
		this.pool = pool;
		this.accessTokens = accessTokens;
	}

	/**
	 * {@code UpdateUserAttributes}; an empty value deletes.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode update(CognitoRequest request) {
		Map<String, String> attributes = request.attributes("UserAttributes");
		if (attributes.isEmpty()) {
			throw CognitoRequest.validationError("UserAttributes");
		}
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			attributes.keySet().forEach((name) -> AttributeRules.checkWritable(client(family), name));
			attributes.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().isEmpty())
				.forEach((entry) -> checkOptional(entry.getKey()));
			attributes.forEach(AttributeRules::checkForm);
			attributes.forEach((name, value) -> checkFree(family.user(), name, value));
			ObjectNode answer = Json.object();
			ArrayNode deliveries = answer.putArray("CodeDeliveryDetailsList");
			attributes.forEach((name, value) -> {
				if (value.isEmpty()) {
					remove(family.user(), name);
				}
				else {
					change(family.user(), name, value, deliveries);
				}
			});
			return answer;
		});
	}

	private void checkFree(User user, String name, String value) {
		if (this.pool.users().isTaken(user, name, value)) {
			throw aliasExists();
		}
	}

	private static CognitoError aliasExists() {
		return CognitoError.of("AliasExists", "An account with the given alias already exists.");
	}

	private void change(User user, String name, String value, ArrayNode deliveries) {
		DeliveryMedium medium = medium(name);
		String present = user.attributes().get(name);
		if (medium != null && !value.equals(present) && keepsPresent(user, medium)) {
			user.unverifiedAddresses().put(name, value);
			deliveries.add(send(user, medium));
			return;
		}
		user.attributes().put(name, value);
		user.unverifiedAddresses().remove(name);
		if (medium != null && !value.equals(present)) {
			user.attributes().put(name + "_verified", "false");
			deliveries.add(send(user, medium));
		}
	}

	private boolean keepsPresent(User user, DeliveryMedium medium) {
		return this.pool.settings().verifiedBeforeUpdate().contains(medium.attribute())
				&& Delivery.reaches(user, medium, true);
	}

	/**
	 * {@code DeleteUserAttributes}.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode delete(CognitoRequest request) {
		Iterable<String> names = request.texts("UserAttributeNames");
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			names.forEach((name) -> AttributeRules.checkWritable(client(family), name));
			names.forEach(this::checkOptional);
			names.forEach((name) -> remove(family.user(), name));
			return Json.object();
		});
	}

	private void checkOptional(String name) {
		if (this.pool.settings().requiredAttributes().contains(name)) {
			throw CognitoError.invalidParameter("user." + name + ": Attribute cannot be deleted.");
		}
	}

	private static void remove(User user, String name) {
		user.attributes().remove(name);
		user.attributes().remove(name + "_verified");
		user.unverifiedAddresses().remove(name);
	}

	/**
	 * {@code GetUserAttributeVerificationCode}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode sendCode(CognitoRequest request) {
		DeliveryMedium medium = requireMedium(request.requiredText("AttributeName"));
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			User user = family.user();
			user.codes().limit("GetUserAttributeVerificationCode", 5, this.pool.now());
			if (!Delivery.reaches(user, medium, false)) {
				throw CognitoError.invalidParameter("User does not have the attribute to verify");
			}
			ObjectNode answer = Json.object();
			answer.set("CodeDeliveryDetails", send(user, medium));
			return answer;
		});
	}

	/**
	 * {@code VerifyUserAttribute}.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode verify(CognitoRequest request) {
		DeliveryMedium medium = requireMedium(request.requiredText("AttributeName"));
		String code = request.requiredText("Code");
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			User user = family.user();
			user.codes().limit("VerifyUserAttribute", 15, this.pool.now());
			user.codes().check(CodePurpose.VERIFY_ATTRIBUTE, medium.attribute(), code, this.pool.now());
			checkAlias(user, medium);
			user.codes().spend(CodePurpose.VERIFY_ATTRIBUTE, medium.attribute());
			String waiting = user.unverifiedAddresses().remove(medium.attribute());
			if (waiting != null) {
				user.attributes().put(medium.attribute(), waiting);
			}
			user.attributes().put(medium.attribute() + "_verified", "true");
			return Json.object();
		});
	}

	private void checkAlias(User user, DeliveryMedium medium) {
		if (this.pool.settings().signInNames() == SignInNames.USERNAME) {
			return;
		}
		User owner = this.pool.users().owner(address(user, medium), true);
		if (owner != null && owner != user) {
			throw aliasExists();
		}
	}

	private ObjectNode send(User user, DeliveryMedium medium) {
		String code = user.codes()
			.make(CodePurpose.VERIFY_ATTRIBUTE, medium.attribute(), this.pool.now().plus(CODE_VALIDITY));
		String address = address(user, medium);
		this.pool.mailbox().send(this.pool, user, address, medium, CodePurpose.VERIFY_ATTRIBUTE, code);
		return Delivery.details(address, medium);
	}

	/** Returns what a code verifies: the new address, if one waits for it. */
	private static String address(User user, DeliveryMedium medium) {
		String waiting = user.unverifiedAddresses().get(medium.attribute());
		return (waiting != null) ? waiting : user.attributes().getOrDefault(medium.attribute(), "");
	}

	private AppClientSettings client(TokenFamily family) {
		return this.pool.clients().require(family.clientId());
	}

	private static @Nullable DeliveryMedium medium(String attribute) {
		for (DeliveryMedium medium : DeliveryMedium.values()) {
			if (medium.attribute().equals(attribute)) {
				return medium;
			}
		}
		return null;
	}

	private static DeliveryMedium requireMedium(String attribute) {
		DeliveryMedium medium = medium(attribute);
		if (medium == null) {
			throw CognitoError.invalidParameter("Only email and phone_number can be verified");
		}
		return medium;
	}

}
