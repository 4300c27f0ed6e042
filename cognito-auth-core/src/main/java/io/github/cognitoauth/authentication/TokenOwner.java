// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the claims of an access token ({@code iss}, {@code client_id}) whether tokens
 * are the client's own. Those of others must not be sent: a refresh token is a credential
 * for as long as it lives, and the pool that gets it is not the one that issued it.
 * <p>
 * Pools are told apart by their ids, at the end of the issuer. So both forms of the
 * issuer of one pool are equal, and so are all the hosts under which an emulator can be
 * reached. What a token does not say is not held against it.
 */
final class TokenOwner {

	private final @Nullable UserPoolId userPoolId;

	private final String clientId;

	TokenOwner(CognitoClient client) {
		this.userPoolId = client.userPoolId();
		this.clientId = client.clientId();
	}

	/** Return why the refresh token must not be sent, or {@code null} if it may be. */
	@Nullable CognitoException refusalOfRefreshToken(CognitoTokens tokens) {
		if (isOfAnotherPool(tokens)) {
			return refusal(CognitoErrorCodes.TOKENS_OF_ANOTHER_POOL, CognitoErrorReason.REFRESH_TOKEN_REJECTED);
		}
		return isOfAnotherClient(tokens)
				? refusal(CognitoErrorCodes.TOKENS_OF_ANOTHER_CLIENT, CognitoErrorReason.REFRESH_TOKEN_REJECTED) : null;
	}

	/**
	 * Return why the access token, which all clients of a pool take, must not be sent.
	 */
	@Nullable CognitoException refusalOfAccessToken(CognitoTokens tokens) {
		return isOfAnotherPool(tokens)
				? refusal(CognitoErrorCodes.TOKENS_OF_ANOTHER_POOL, CognitoErrorReason.ACCESS_TOKEN_REJECTED) : null;
	}

	private boolean isOfAnotherPool(CognitoTokens tokens) {
		if (this.userPoolId == null || !(tokens.claims().get("iss") instanceof String issuer)) {
			return false;
		}
		String trimmed = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
		String pool = trimmed.substring(trimmed.lastIndexOf('/') + 1);
		return UserPoolId.isValid(pool) && !pool.equals(this.userPoolId.value());
	}

	private boolean isOfAnotherClient(CognitoTokens tokens) {
		return tokens.claims().get("client_id") instanceof String client && !client.equals(this.clientId);
	}

	private static CognitoException refusal(String code, CognitoErrorReason reason) {
		return CognitoError.local(code, reason).toException(null);
	}

}
