// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for tokens without a sign-in.
 */
class MadeTokenTests {

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1").group("admins").email("alice@example.com"))
		.client("web", (client) -> {
		})
		.client("machine",
				(client) -> client.secret("exampleSecretexampleSecret").clientTokens("api/read", "api/write")));

	private CognitoUserPoolServer pool;

	@BeforeEach
	void take(CognitoUserPoolServer pool) {
		this.pool = pool;
	}

	@Test
	void accessTokenWhenMadeThenThePoolAcceptsItUntilItIsRevoked() throws Exception {
		String token = this.pool.accessToken("alice");
		JWTClaimsSet claims = verified(token);
		assertThat(claims.getStringListClaim("cognito:groups")).containsExactly("admins");
		assertThat(claims.getStringClaim("client_id")).isEqualTo("web");
		RawCalls calls = new RawCalls(this.pool);
		assertThat(calls.ok("GetUser", Map.of("AccessToken", token)).path("Username").stringValue()).isEqualTo("alice");
		this.pool.user("alice").signOut();
		calls.refused("GetUser", Map.of("AccessToken", token), "NotAuthorizedException", "revoked");
		assertThat(this.pool.requests("InitiateAuth")).isZero();
	}

	@Test
	void accessTokenWhenSpecifiedThenHasWhatIsAskedFor() throws Exception {
		Instant yesterday = this.pool.clock().instant().minus(Duration.ofDays(1));
		JWTClaimsSet claims = verified(this.pool.accessToken("alice",
				(token) -> token.clientId("machine")
					.lifetime(Duration.ofMinutes(-1))
					.signedInAt(yesterday)
					.claim("scope", "api/read")
					.claim("cognito:groups", null)));
		assertThat(claims.getStringClaim("client_id")).isEqualTo("machine");
		assertThat(claims.getExpirationTime()).isBefore(this.pool.clock().instant());
		assertThat(claims.getClaim("auth_time")).isEqualTo(yesterday.getEpochSecond());
		assertThat(claims.getStringClaim("scope")).isEqualTo("api/read");
		assertThat(claims.getClaims()).doesNotContainKey("cognito:groups");
	}

	@Test
	void idTokenWhenMadeThenHasTheAttributes() throws Exception {
		JWTClaimsSet claims = verified(this.pool.idToken("alice"));
		assertThat(claims.getStringClaim("email")).isEqualTo("alice@example.com");
		assertThat(claims.getAudience()).containsExactly("web");
		assertThat(verified(this.pool.idToken("alice", (token) -> token.claim("nonce", "n"))).getClaim("nonce"))
			.isEqualTo("n");
	}

	@Test
	void clientTokenWhenMadeThenHasItsScopesOrAll() throws Exception {
		assertThat(verified(this.pool.clientToken("machine")).getStringClaim("scope")).isEqualTo("api/read api/write");
		assertThat(verified(this.pool.clientToken("machine", "api/read")).getStringClaim("scope"))
			.isEqualTo("api/read");
	}

	@Test
	void tokenWhenUserOrClientIsUnknownThenRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.pool.accessToken("bob"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.pool.idToken("alice", (token) -> token.clientId("unknown")));
		assertThatIllegalArgumentException().isThrownBy(() -> this.pool.clientToken("unknown"));
	}

	private JWTClaimsSet verified(String token) throws Exception {
		JWKSet keys = JWKSet.load(URI.create(this.pool.issuer() + "/.well-known/jwks.json").toURL());
		SignedJWT jwt = SignedJWT.parse(token);
		assertThat(jwt.verify(new RSASSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey()))).isTrue();
		return jwt.getJWTClaimsSet();
	}

}
