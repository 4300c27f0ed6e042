// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.AppClientSettings;

/**
 * The claims of the three kinds of token, section "Using tokens" of the developer guide.
 */
final class Claims {

	static final String ADMIN_SCOPE = "aws.cognito.signin.user.admin";

	private static final Set<String> BOOLEANS = Set.of("email_verified", "phone_number_verified");

	private Claims() {
	}

	static JWTClaimsSet access(TokenFamily family, AppClientSettings client, UserPool pool, Instant now) {
		User user = family.user();
		JWTClaimsSet.Builder claims = common(pool.issuer(), now, now.plus(client.accessTokenLifetime()));
		claims.subject(user.sub())
			.claim("token_use", "access")
			.claim("client_id", client.clientId())
			.claim("username", user.username())
			.claim("scope", ADMIN_SCOPE)
			.claim("version", 2);
		if (family.deviceKey() != null) {
			claims.claim("device_key", family.deviceKey());
		}
		return ofFamily(claims, family, client, pool).build();
	}

	static JWTClaimsSet id(TokenFamily family, AppClientSettings client, UserPool pool, Instant now) {
		User user = family.user();
		JWTClaimsSet.Builder claims = common(pool.issuer(), now, now.plus(client.idTokenLifetime()));
		for (Map.Entry<String, String> attribute : user.attributes().entrySet()) {
			String value = attribute.getValue();
			claims.claim(attribute.getKey(),
					BOOLEANS.contains(attribute.getKey()) ? (Object) Boolean.valueOf(value) : value);
		}
		claims.subject(user.sub())
			.audience(client.clientId())
			.claim("token_use", "id")
			.claim("cognito:username", user.username());
		return ofFamily(claims, family, client, pool).build();
	}

	static JWTClaimsSet machine(AppClientSettings client, List<String> scopes, String issuer, Instant now) {
		return common(issuer, now, now.plus(client.accessTokenLifetime())).subject(client.clientId())
			.jwtID(UUID.randomUUID().toString())
			.claim("token_use", "access")
			.claim("client_id", client.clientId())
			.claim("scope", String.join(" ", scopes))
			.claim("auth_time", now.getEpochSecond())
			.claim("version", 2)
			.build();
	}

	private static JWTClaimsSet.Builder common(String issuer, Instant now, Instant expiry) {
		return new JWTClaimsSet.Builder().issuer(issuer).issueTime(Date.from(now)).expirationTime(Date.from(expiry));
	}

	private static JWTClaimsSet.Builder ofFamily(JWTClaimsSet.Builder claims, TokenFamily family,
			AppClientSettings client, UserPool pool) {
		claims.claim("auth_time", family.authTime().getEpochSecond()).claim("event_id", family.eventId());
		if (client.tokenRevocation()) {
			claims.claim("origin_jti", family.originId()).jwtID(UUID.randomUUID().toString());
		}
		if (!family.user().groups().isEmpty()) {
			claims.claim("cognito:groups", List.copyOf(family.user().groups()));
		}
		int level = family.methods().level();
		if (family.levelShown() && level > 0) {
			claims.claim("acr", pool.settings().levels().name(level)).claim("amr", family.methods().amr());
		}
		return claims;
	}

}
