// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaFactor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GetUser}, {@code GetUserAuthFactors}, {@code GlobalSignOut} and
 * {@code DeleteUser}.
 */
public final class Profile {

	private final UserPool pool;

	private final AccessTokens accessTokens;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param accessTokens the check of access tokens
	 */
	public Profile(UserPool pool, AccessTokens accessTokens) {
		this.pool = pool;
		this.accessTokens = accessTokens;
	}

	/**
	 * {@code GetUser}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode getUser(CognitoRequest request) {
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			User user = family.user();
			ObjectNode answer = Json.object().put("Username", user.username());
			ArrayNode attributes = answer.putArray("UserAttributes");
			attributes.addObject().put("Name", "sub").put("Value", user.sub());
			user.attributes().forEach((name, value) -> attributes.addObject().put("Name", name).put("Value", value));
			return withMfa(answer, user);
		});
	}

	/**
	 * {@code GetUserAuthFactors}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode getUserAuthFactors(CognitoRequest request) {
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			User user = family.user();
			ObjectNode answer = withMfa(Json.object().put("Username", user.username()), user);
			ArrayNode factors = answer.putArray("ConfiguredUserAuthFactors");
			for (FirstFactor factor : FirstFactor.values()) {
				if (this.pool.settings().firstFactors().contains(factor) && configured(user, factor)) {
					factors.add(factor.name());
				}
			}
			if (user.mfa().hasTotp()) {
				factors.add("SOFTWARE_TOKEN");
			}
			return answer;
		});
	}

	private static boolean configured(User user, FirstFactor factor) {
		return switch (factor) {
			case PASSWORD -> user.password().isSet();
			case EMAIL_OTP -> Delivery.reaches(user, DeliveryMedium.EMAIL, true);
			case SMS_OTP -> Delivery.reaches(user, DeliveryMedium.SMS, true);
			case WEB_AUTHN -> !user.passkeys().all().isEmpty();
		};
	}

	private static ObjectNode withMfa(ObjectNode answer, User user) {
		MfaFactor preferred = user.mfa().preferred();
		if (preferred != null) {
			answer.put("PreferredMfaSetting", preferred.name());
		}
		if (!user.mfa().enabled().isEmpty()) {
			ArrayNode list = answer.putArray("UserMFASettingList");
			user.mfa().enabled().forEach((factor) -> list.add(factor.name()));
		}
		return answer;
	}

	/**
	 * {@code GlobalSignOut}: ends all sessions of the user.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode globalSignOut(CognitoRequest request) {
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			family.user().revokeTokens();
			return Json.object();
		});
	}

	/**
	 * {@code DeleteUser}.
	 * @param request the request
	 * @return nothing of interest
	 */
	public ObjectNode deleteUser(CognitoRequest request) {
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			this.pool.users().remove(family.user());
			return Json.object();
		});
	}

}
