// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.util.List;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Clients;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.ExplicitAuthFlow;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GetClientToken}: machine-to-machine tokens.
 */
public final class ClientTokens {

	private static final int MAX_SCOPES = 50;

	private final UserPool pool;

	private final Tokens tokens;

	/**
	 * Creates the operation.
	 * @param pool the pool
	 * @param tokens the issuer of tokens
	 */
	public ClientTokens(UserPool pool, Tokens tokens) {
		this.pool = pool;
		this.tokens = tokens;
	}

	/**
	 * {@code GetClientToken}; without scopes the token has all of the client.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode getClientToken(CognitoRequest request) {
		AppClientSettings client = this.pool.clients().require(request.requiredText("ClientId"));
		String secret = request.requiredText("Secret");
		if (client.secrets().isEmpty() || !Clients.isSecret(client, secret)
				|| !client.allows(ExplicitAuthFlow.ALLOW_CLIENT_TOKEN_AUTH)) {
			throw CognitoError.notAuthorized("Invalid client or secret");
		}
		List<String> scopes = request.texts("Scopes");
		if (scopes.size() > MAX_SCOPES || !client.scopes().containsAll(scopes)) {
			throw CognitoError.invalidParameter("A scope is not allowed for this client");
		}
		ObjectNode answer = Json.object();
		answer.set("ClientAuthenticationResult",
				this.tokens.forClient(client, scopes.isEmpty() ? client.scopes() : scopes));
		return answer;
	}

}
