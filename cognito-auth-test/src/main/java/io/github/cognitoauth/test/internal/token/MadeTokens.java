// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.AppClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a sign-in that did not happen. The pool's own operations accept them like
 * those of one by password.
 */
public final class MadeTokens {

	private final UserPool pool;

	private final TokenStore store;

	/**
	 * Creates a maker of tokens.
	 * @param pool the pool
	 * @param tokens the issuer of real ones
	 */
	public MadeTokens(UserPool pool, Tokens tokens) {
		this.pool = pool;
		this.store = tokens.store();
	}

	/**
	 * Makes an access token.
	 * @param user whose token it is
	 * @param client the app client
	 * @param signedInAt when the user has signed in
	 * @param lifetime how long the token is valid, null for as long as usual
	 * @param changes claims to set, or to remove where null
	 * @return the token
	 */
	public String access(User user, AppClientSettings client, Instant signedInAt, @Nullable Duration lifetime,
			Map<String, @Nullable Object> changes) {
		JWTClaimsSet claims = Claims.access(family(user, client, signedInAt), client, this.pool, this.pool.now());
		return SigningKeys.shared().access().sign(changed(claims, lifetime, changes));
	}

	/**
	 * Makes an ID token.
	 * @param user whose token it is
	 * @param client the app client
	 * @param signedInAt when the user has signed in
	 * @param lifetime how long the token is valid, null for as long as usual
	 * @param changes claims to set, or to remove where null
	 * @return the token
	 */
	public String id(User user, AppClientSettings client, Instant signedInAt, @Nullable Duration lifetime,
			Map<String, @Nullable Object> changes) {
		JWTClaimsSet claims = Claims.id(family(user, client, signedInAt), client, this.pool, this.pool.now());
		return SigningKeys.shared().id().sign(changed(claims, lifetime, changes));
	}

	/**
	 * Makes a machine-to-machine token.
	 * @param client the app client
	 * @param scopes the scopes of the token
	 * @return the token
	 */
	public String machine(AppClientSettings client, List<String> scopes) {
		return SigningKeys.shared().access().sign(Claims.machine(client, scopes, this.pool.issuer(), this.pool.now()));
	}

	private TokenFamily family(User user, AppClientSettings client, Instant signedInAt) {
		Methods methods = Methods.of(Method.PASSWORD);
		return user.atomically(() -> new TokenFamily(user, client.clientId(), this.store.newEventId(user, methods),
				UUID.randomUUID().toString(), signedInAt, null, methods, this.pool.settings().levels().alwaysShown()));
	}

	private JWTClaimsSet changed(JWTClaimsSet claims, @Nullable Duration lifetime,
			Map<String, @Nullable Object> changes) {
		JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder(claims);
		if (lifetime != null) {
			Instant now = this.pool.now();
			builder.expirationTime(Date.from(now.plus(lifetime)));
		}
		changes.forEach(builder::claim);
		return builder.build();
	}

}
