// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Clients;
import io.github.cognitoauth.test.internal.state.Device;
import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.DeviceTracking;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exchanges and revokes refresh tokens.
 */
public final class RefreshTokens {

	private static final String INVALID = "Invalid Refresh Token";

	private static final String REVOKED = "Refresh Token has been revoked";

	private final UserPool pool;

	private final Tokens tokens;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param tokens the issuer of the tokens
	 */
	public RefreshTokens(UserPool pool, Tokens tokens) {
		this.pool = pool;
		this.tokens = tokens;
	}

	/**
	 * {@code InitiateAuth} with {@code REFRESH_TOKEN_AUTH}; the secret hash covers the
	 * real user name of the token's owner.
	 * @param client the app client
	 * @param parameters {@code AuthParameters}
	 * @param userAgent what the client calls itself, or null
	 * @return the answer
	 */
	public ObjectNode refreshTokenAuth(AppClientSettings client, Map<String, String> parameters,
			@Nullable String userAgent) {
		String token = parameters.get("REFRESH_TOKEN");
		if (token == null) {
			throw CognitoError.missing("REFRESH_TOKEN");
		}
		String secretHash = parameters.get("SECRET_HASH");
		if (!client.secrets().isEmpty() && secretHash == null) {
			Clients.checkSecretHash(client, "", null);
		}
		TokenFamily family = requireOf(client, token).family();
		try {
			Clients.checkSecretHash(client, family.user().username(), secretHash);
		}
		catch (CognitoError ex) {
			throw CognitoError.notAuthorized("SecretHash does not match for the client: " + client.clientId());
		}
		return family.user()
			.atomically(() -> withParameters(usable(client, token, parameters.get("DEVICE_KEY")).family(), client,
					userAgent));
	}

	/**
	 * {@code GetTokensFromRefreshToken}: also returns a new refresh token if the client
	 * rotates them; the new one lives for the rest of the original's life.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode getTokens(CognitoRequest request) {
		String token = request.requiredText("RefreshToken");
		AppClientSettings client = this.pool.clients().require(request.requiredText("ClientId"));
		String secret = request.text("ClientSecret");
		if (!Clients.isSecret(client, secret)) {
			throw CognitoError.notAuthorized("Unable to verify secret for client " + client.clientId());
		}
		User owner = requireOf(client, token).family().user();
		return owner.atomically(() -> {
			RefreshToken current = usable(client, token, request.text("DeviceKey"));
			ObjectNode answer = answer(current.family(), client, request.userAgent());
			if (client.rotationGracePeriod() != null) {
				this.tokens.store().replace(current, this.pool.now());
				((ObjectNode) answer.get("AuthenticationResult")).put("RefreshToken",
						this.tokens.store().seal(current.next()));
			}
			return answer;
		});
	}

	/**
	 * {@code RevokeToken}: revokes a refresh token and all tokens made from it. Unknown
	 * tokens are accepted.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode revoke(CognitoRequest request) {
		String token = request.requiredText("Token");
		AppClientSettings client = this.pool.clients().find(request.requiredText("ClientId"));
		if (client == null || !Clients.isSecret(client, request.text("ClientSecret"))) {
			throw CognitoError.of("Unauthorized", "Unauthorized request");
		}
		if (!client.tokenRevocation()) {
			throw CognitoError.of("UnsupportedOperation", "Revoke Token is not enabled for this client");
		}
		if (token.chars().filter((c) -> c == '.').count() == 2) {
			throw CognitoError.of("UnsupportedTokenType", "Unsupported token type");
		}
		RefreshToken refreshToken = openForRevocation(token);
		if (refreshToken != null) {
			TokenFamily family = refreshToken.family();
			if (!family.clientId().equals(client.clientId())) {
				throw CognitoError.of("Unauthorized", "Unauthorized request");
			}
			family.user().<@Nullable Void>atomically(() -> {
				this.tokens.revoke(family.user(), family.eventId());
				return null;
			});
		}
		return Json.object();
	}

	private @Nullable RefreshToken openForRevocation(String token) {
		try {
			return this.tokens.store().open(token);
		}
		catch (SealedTokens.UserGoneException ex) {
			return null;
		}
	}

	private RefreshToken requireOf(AppClientSettings client, String token) {
		try {
			RefreshToken refreshToken = this.tokens.store().open(token);
			if (refreshToken == null || !this.pool.accepts(refreshToken.region())
					|| !refreshToken.family().clientId().equals(client.clientId())) {
				throw CognitoError.notAuthorized(INVALID);
			}
			return refreshToken;
		}
		catch (SealedTokens.UserGoneException ex) {
			boolean hidden = client.hidesUserExistence() || !ex.clientId().equals(client.clientId());
			throw hidden ? CognitoError.notAuthorized(INVALID) : CognitoError.userNotFound();
		}
	}

	private RefreshToken usable(AppClientSettings client, String token, @Nullable String deviceKey) {
		RefreshToken refreshToken = requireOf(client, token);
		TokenFamily family = refreshToken.family();
		Instant now = this.pool.now();
		if (family.user().deleted()) {
			throw client.hidesUserExistence() ? CognitoError.notAuthorized(INVALID) : CognitoError.userNotFound();
		}
		if (!family.user().enabled()) {
			throw CognitoError.notAuthorized("User is disabled.");
		}
		if (this.tokens.store().refreshRevoked(refreshToken)) {
			throw CognitoError.notAuthorized(REVOKED);
		}
		if (!now.isBefore(refreshToken.expiresAt())) {
			throw CognitoError.notAuthorized("Refresh Token has expired");
		}
		Instant replacedAt = this.tokens.store().replacedAt(refreshToken);
		Duration grace = Objects.requireNonNullElse(client.rotationGracePeriod(), Duration.ZERO);
		if (replacedAt != null && !now.isBefore(replacedAt.plus(grace))) {
			throw CognitoError.of("RefreshTokenReuse", "Refresh token reuse detected");
		}
		checkDevice(family, deviceKey);
		return refreshToken;
	}

	private void checkDevice(TokenFamily family, @Nullable String deviceKey) {
		if (this.pool.settings().devices() == DeviceTracking.OFF) {
			return;
		}
		String expected = family.deviceKey();
		Device device = (expected != null) ? family.user().devices().find(expected) : null;
		boolean confirmed = device != null && device.verifier() != null;
		if (expected == null || deviceKey == null || !confirmed || !Secrets.equal(expected, deviceKey)) {
			throw CognitoError.notAuthorized(INVALID);
		}
	}

	// InitiateAuth has the member, GetTokensFromRefreshToken has not
	private ObjectNode withParameters(TokenFamily family, AppClientSettings client, @Nullable String userAgent) {
		ObjectNode answer = answer(family, client, userAgent);
		answer.putObject("ChallengeParameters");
		return answer;
	}

	private ObjectNode answer(TokenFamily family, AppClientSettings client, @Nullable String userAgent) {
		family.user().sessions().refreshed(family.eventId(), this.pool.now(), userAgent);
		ObjectNode answer = Json.object();
		answer.set("AuthenticationResult", this.tokens.refreshed(family, client));
		return answer;
	}

}
