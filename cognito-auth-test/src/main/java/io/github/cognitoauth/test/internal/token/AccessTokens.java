// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.function.Function;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.UserStatus;
import org.jspecify.annotations.Nullable;

/**
 * Checks the access token of a token-authorized operation: signature, issuer, use, scope,
 * expiry by the pool's clock, revocation, and the state of the user.
 */
public final class AccessTokens {

	private final UserPool pool;

	private final TokenStore store;

	/**
	 * Creates a check.
	 * @param pool the pool
	 * @param tokens the issuer of the tokens
	 */
	public AccessTokens(UserPool pool, Tokens tokens) {
		this.pool = pool;
		this.store = tokens.store();
	}

	/**
	 * Runs an operation for the owner of a token, while no one else sees or changes the
	 * user.
	 * @param <T> what it returns
	 * @param token the access token
	 * @param operation what to run
	 * @return what the operation returns
	 */
	public <T> T authorize(String token, Function<TokenFamily, T> operation) {
		TokenFamily family = verify(token);
		return family.user().atomically(() -> {
			checkUser(family);
			return operation.apply(family);
		});
	}

	/**
	 * Checks that a token is a user's own and valid. Called while the user is locked.
	 * @param user the user
	 * @param token the access token
	 * @return the sign-in that the token goes back to
	 */
	public TokenFamily verifyOf(User user, String token) {
		TokenFamily family = verify(token);
		if (family.user() != user) {
			throw CognitoError.notAuthorized("Access Token does not belong to the user");
		}
		checkUser(family);
		return family;
	}

	private TokenFamily verify(String token) {
		JWTClaimsSet claims = verifiedClaims(token);
		Date expiry = claims.getExpirationTime();
		if (expiry == null || !this.pool.now().isBefore(expiry.toInstant())) {
			throw CognitoError.notAuthorized("Access Token has expired");
		}
		String scope = text(claims, "scope");
		if (scope == null || !Arrays.asList(scope.split(" ")).contains(Claims.ADMIN_SCOPE)) {
			throw CognitoError.notAuthorized("Access Token does not have required scopes");
		}
		return family(claims);
	}

	private TokenFamily family(JWTClaimsSet claims) {
		String sub = claims.getSubject();
		String eventId = text(claims, "event_id");
		String clientId = text(claims, "client_id");
		Long authTime = (claims.getClaim("auth_time") instanceof Long seconds) ? seconds : null;
		if (sub == null || eventId == null || clientId == null || authTime == null) {
			throw invalid();
		}
		User user = this.pool.users().bySub(sub);
		if (user == null) {
			throw this.pool.users().isGone(sub) ? CognitoError.userNotFound() : invalid();
		}
		return new TokenFamily(user, clientId, eventId, text(claims, "origin_jti"), Instant.ofEpochSecond(authTime),
				text(claims, "device_key"), this.store.methods(eventId), claims.getClaim("acr") != null);
	}

	private JWTClaimsSet verifiedClaims(String token) {
		try {
			SignedJWT jwt = SignedJWT.parse(token);
			JWTClaimsSet claims = jwt.getJWTClaimsSet();
			if (SigningKeys.shared().access().verifies(jwt) && this.pool.issuer().equals(claims.getIssuer())
					&& "access".equals(text(claims, "token_use"))) {
				return claims;
			}
			throw invalid();
		}
		catch (ParseException ex) {
			throw invalid();
		}
	}

	private void checkUser(TokenFamily family) {
		User user = family.user();
		if (user.deleted()) {
			throw CognitoError.userNotFound();
		}
		if (this.store.accessRevoked(family)) {
			throw CognitoError.notAuthorized("Access Token has been revoked");
		}
		if (!user.enabled()) {
			throw CognitoError.notAuthorized("User is disabled.");
		}
		if (user.status() == UserStatus.RESET_REQUIRED) {
			throw CognitoError.of("PasswordResetRequired", "Password reset required for the user");
		}
	}

	private static @Nullable String text(JWTClaimsSet claims, String name) {
		return (claims.getClaim(name) instanceof String text) ? text : null;
	}

	private static CognitoError invalid() {
		return CognitoError.notAuthorized("Invalid Access Token");
	}

}
