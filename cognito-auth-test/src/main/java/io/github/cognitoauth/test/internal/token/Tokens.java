package io.github.cognitoauth.test.internal.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.AppClientSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issues tokens. Who calls it has checked a proof before.
 */
public final class Tokens {

	private final UserPool pool;

	private final TokenStore store = new TokenStore();

	/**
	 * Creates an issuer.
	 * @param pool the pool
	 */
	public Tokens(UserPool pool) {
		this.pool = pool;
		SigningKeys.shared();
	}

	/**
	 * Issues the tokens of a new sign-in.
	 * @param user whose proof was checked
	 * @param client the app client
	 * @param deviceKey the device of the sign-in, or null
	 * @return an {@code AuthenticationResult}
	 */
	public ObjectNode signedIn(User user, AppClientSettings client, @Nullable String deviceKey) {
		Instant now = this.pool.now();
		TokenFamily family = new TokenFamily(user, client.clientId(), now, now.plus(client.refreshTokenLifetime()),
				deviceKey);
		this.store.add(family);
		ObjectNode result = refreshed(family, client);
		result.put("RefreshToken", this.store.newRefreshToken(family));
		return result;
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
		JWTClaimsSet id = Claims.id(family, client, this.pool.issuer(), now);
		// the two signatures are most of the work of a sign-in
		CompletableFuture<String> idToken = CompletableFuture.supplyAsync(() -> keys.id().sign(id));
		ObjectNode result = result(client, keys.access().sign(Claims.access(family, client, this.pool.issuer(), now)));
		return result.put("IdToken", idToken.join());
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
