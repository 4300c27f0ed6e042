// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.state.UserSession;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.AuthenticationLevels;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issues tokens. Who calls it has checked a proof before.
 */
public final class Tokens {

	private final UserPool pool;

	private final TokenStore store;

	/**
	 * Creates an issuer.
	 * @param pool the pool
	 */
	public Tokens(UserPool pool) {
		this.pool = pool;
		this.store = new TokenStore(pool.users());
		SigningKeys.shared();
	}

	/**
	 * Issues the tokens of a new sign-in.
	 * @param user whose proof was checked
	 * @param client the app client
	 * @param deviceKey the device of the sign-in, or null
	 * @param methods what was proved
	 * @param levelAsked whether a level was asked for
	 * @param userAgent what the client calls itself, or null
	 * @param region where the user has signed in
	 * @return an {@code AuthenticationResult}
	 */
	public ObjectNode signedIn(User user, AppClientSettings client, @Nullable String deviceKey, Methods methods,
			boolean levelAsked, @Nullable String userAgent, String region) {
		Instant now = this.pool.now();
		TokenFamily family = new TokenFamily(user, client.clientId(), this.store.newEventId(user, methods),
				UUID.randomUUID().toString(), now, deviceKey, methods, shown(levelAsked));
		RefreshToken token = RefreshToken.first(family, now.plus(client.refreshTokenLifetime()), region);
		track(token, userAgent);
		return refreshed(family, client).put("RefreshToken", this.store.seal(token));
	}

	private boolean shown(boolean levelAsked) {
		AuthenticationLevels levels = this.pool.settings().levels();
		return levels.support() == AuthenticationLevels.Support.ON && (levelAsked || levels.alwaysShown());
	}

	private void track(RefreshToken token, @Nullable String userAgent) {
		int limit = this.pool.settings().sessionsPerUser();
		if (limit == 0) {
			return;
		}
		Instant now = this.pool.now();
		TokenFamily family = token.family();
		UserSession evicted = family.user()
			.sessions()
			.add(new UserSession("tkn" + Secrets.lowerCase(25), family.eventId(), family.clientId(), now, now,
					token.expiresAt(), userAgent), limit);
		if (evicted != null) {
			this.store.revoke(evicted.eventId(), now);
		}
	}

	/**
	 * Revokes all tokens of a sign-in.
	 * @param user the user
	 * @param eventId the sign-in
	 */
	public void revoke(User user, String eventId) {
		this.store.revoke(eventId, this.pool.now());
		user.sessions().remove(eventId);
	}

	/**
	 * Issues a machine-to-machine token.
	 * @param client the app client whose secret was checked
	 * @param scopes the scopes of the token
	 * @return a {@code ClientAuthenticationResult}
	 */
	public ObjectNode forClient(AppClientSettings client, List<String> scopes) {
		return result(client,
				SigningKeys.shared()
					.access()
					.sign(Claims.machine(client, scopes, this.pool.issuer(), this.pool.now())));
	}

	/**
	 * Returns the public keys.
	 * @return a JSON web key set
	 */
	public static Map<String, Object> publicKeys() {
		return SigningKeys.shared().publicKeys();
	}

	/**
	 * Forgets all tokens.
	 */
	public void clear() {
		this.store.clear();
	}

	ObjectNode refreshed(TokenFamily family, AppClientSettings client) {
		Instant now = this.pool.now();
		SigningKeys keys = SigningKeys.shared();
		ObjectNode result = result(client, keys.access().sign(Claims.access(family, client, this.pool, now)));
		return result.put("IdToken", keys.id().sign(Claims.id(family, client, this.pool, now)));
	}

	TokenStore store() {
		return this.store;
	}

	private static ObjectNode result(AppClientSettings client, String accessToken) {
		return Json.object()
			.put("AccessToken", accessToken)
			.put("ExpiresIn", client.accessTokenLifetime().toSeconds())
			.put("TokenType", "Bearer");
	}

}
