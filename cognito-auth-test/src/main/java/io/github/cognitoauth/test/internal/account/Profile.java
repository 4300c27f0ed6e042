package io.github.cognitoauth.test.internal.account;

import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GetUser} and {@code GlobalSignOut}.
 */
public final class Profile {

	private final AccessTokens accessTokens;

	/**
	 * Creates the operations.
	 * @param accessTokens the check of access tokens
	 */
	public Profile(AccessTokens accessTokens) {
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
			return answer;
		});
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

}
