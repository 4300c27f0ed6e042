// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.function.Supplier;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Calls that an access token authorizes. It goes in the body; a client id or a proof of
 * the client secret does not belong to them.
 */
final class AccessTokenCalls {

	private final CognitoClient client;

	private final String accessToken;

	AccessTokenCalls(CognitoClient client, String accessToken) {
		Assert.hasText(accessToken, "'accessToken' must not be empty");
		this.client = client;
		this.accessToken = accessToken;
	}

	Mono<CognitoResponse> call(CognitoOperation operation) {
		return call(operation, CognitoRequestBody::create);
	}

	Mono<CognitoResponse> call(CognitoOperation operation, Supplier<CognitoRequestBody> members) {
		return this.client.call(operation, () -> members.get().with("AccessToken", this.accessToken));
	}

	@Override
	public String toString() {
		return "AccessTokenCalls[" + this.client.endpoint() + "]";
	}

}
