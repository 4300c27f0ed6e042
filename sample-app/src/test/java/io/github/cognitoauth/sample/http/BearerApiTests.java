// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.net.http.HttpResponse;
import java.time.Duration;

import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the API with good, bad and foreign tokens.
 */
@DemoTest
class BearerApiTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@LocalServerPort
	private int port;

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Autowired
	private CognitoUserPoolServer pool;

	@Test
	void whoamiWhenTokenIsGoodThenAnswersUserName() {
		HttpResponse<String> response = whoami(signIn("bob", "Builder-2026").accessToken());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"username\":\"bob\"");
	}

	@Test
	void whoamiWhenThereIsNoTokenThenUnauthorizedWithoutRedirect() {
		HttpResponse<String> response = new HttpSession(this.port).get("/api/whoami", "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate"))
			.hasValueSatisfying((challenge) -> assertThat(challenge).startsWith("Bearer"));
	}

	@Test
	void whoamiWhenThereIsNoTokenThenTellsWhereTheApiDescribesItself() {
		String challenge = new HttpSession(this.port).get("/api/whoami")
			.headers()
			.firstValue("WWW-Authenticate")
			.orElseThrow();
		String path = challenge.replaceFirst(".*resource_metadata=\"http://[^/]+([^\"]+)\".*", "$1");
		HttpResponse<String> metadata = new HttpSession(this.port).get(path);
		assertThat(metadata.statusCode()).isEqualTo(200);
		assertThat(metadata.body()).contains("\"resource\":\"http://localhost:" + this.port);
	}

	@Test
	void whoamiWhenOnlySessionIsSignedInThenUnauthorized() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("alice", "Wonderland-1");
		assertThat(session.get("/api/whoami").statusCode()).isEqualTo(401);
	}

	@Test
	void whoamiWhenTokenIsIdTokenThenUnauthorized() {
		String idToken = signIn("bob", "Builder-2026").idToken();
		assertThat(idToken).isNotNull();
		assertThat(whoami(idToken).statusCode()).isEqualTo(401);
	}

	@Test
	void whoamiWhenSignatureIsWrongThenUnauthorized() {
		String token = signIn("bob", "Builder-2026").accessToken();
		int last = token.lastIndexOf('.') + 10;
		char other = (token.charAt(last) == 'A') ? 'B' : 'A';
		assertThat(whoami(token.substring(0, last) + other + token.substring(last + 1)).statusCode()).isEqualTo(401);
	}

	@Test
	void whoamiWhenTokenIsOfAnotherClientThenUnauthorized() {
		this.pool.createClient("3other4client5of6the7pool", (client) -> {
		});
		CognitoPasswordAuthenticator other = authenticator(this.pool, "3other4client5of6the7pool");
		assertThat(whoami(signIn(other, "bob", "Builder-2026").accessToken()).statusCode()).isEqualTo(401);
	}

	@Test
	void whoamiWhenTokenIsOfAnotherPoolThenUnauthorized() {
		try (CognitoUserPoolServer foreign = CognitoUserPoolServer.builder()
			.userPoolId("eu-west-1_Foreign1")
			.client(this.pool.clientId(), (client) -> {
			})
			.user("bob", (user) -> user.password("Builder-2026"))
			.start()) {
			CognitoTokens tokens = signIn(authenticator(foreign, foreign.clientId()), "bob", "Builder-2026");
			assertThat(whoami(tokens.accessToken()).statusCode()).isEqualTo(401);
		}
	}

	@Test
	void whoamiWhenClaimsAreRightAndKeyIsNotThePoolsThenUnauthorized() throws Exception {
		SignedJWT genuine = SignedJWT.parse(signIn("bob", "Builder-2026").accessToken());
		SignedJWT forged = new SignedJWT(genuine.getHeader(), genuine.getJWTClaimsSet());
		forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
		assertThat(whoami(forged.serialize()).statusCode()).isEqualTo(401);
	}

	@Test
	void adminWhenCallerIsInGroupAdminsThenAnswers() {
		HttpSession session = new HttpSession(this.port);
		String token = signIn("alice", "Wonderland-1").accessToken();
		HttpResponse<String> response = session.getAsBearer("/api/admin", token);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("ROLE_admins").doesNotContain(token);
	}

	@Test
	void adminWhenCallerIsNotInGroupAdminsThenForbidden() {
		HttpSession session = new HttpSession(this.port);
		assertThat(session.getAsBearer("/api/admin", signIn("bob", "Builder-2026").accessToken()).statusCode())
			.isEqualTo(403);
	}

	private HttpResponse<String> whoami(String token) {
		return new HttpSession(this.port).getAsBearer("/api/whoami", token);
	}

	private CognitoTokens signIn(String username, String password) {
		return signIn(this.authenticator, username, password);
	}

	private static CognitoTokens signIn(CognitoPasswordAuthenticator authenticator, String username, String password) {
		return authenticator.authenticate(username, password)
			.ofType(AuthenticationOutcome.Authenticated.class)
			.map(AuthenticationOutcome.Authenticated::tokens)
			.blockOptional(PATIENCE)
			.orElseThrow();
	}

	private static CognitoPasswordAuthenticator authenticator(CognitoUserPoolServer pool, String clientId) {
		return CognitoPasswordAuthenticator.builder()
			.userPoolId(pool.userPoolId())
			.clientId(clientId)
			.endpoint(pool.endpoint())
			.build();
	}

}
