// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.PreventUserExistenceErrors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for issued tokens, their refresh and their revocation with the AWS SDK.
 */
class TokenTests {

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
		.region("eu-central-1")
		.user("alice",
				(user) -> user.password("Wonderland-1")
					.group("admins")
					.email("alice@example.com")
					.attribute("custom:tenant", "42")));

	private CognitoUserPoolServer pool;

	private CognitoIdentityProviderClient client;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.client = AwsSdk.client(pool);
	}

	@Test
	void tokensWhenIssuedThenVerifyAgainstPublishedKeysAndHoldTheClaims() throws Exception {
		AuthenticationResultType tokens = signIn();
		SignedJWT access = verified(tokens.accessToken());
		SignedJWT id = verified(tokens.idToken());
		assertThat(access.getHeader().getKeyID()).isNotEqualTo(id.getHeader().getKeyID());
		JWTClaimsSet claims = access.getJWTClaimsSet();
		assertThat(claims.getIssuer()).isEqualTo(this.pool.endpoint() + "/eu-central-1_TestPool1");
		assertThat(claims.getStringClaim("token_use")).isEqualTo("access");
		assertThat(claims.getStringClaim("client_id")).isEqualTo(this.pool.clientId());
		assertThat(claims.getStringClaim("username")).isEqualTo("alice");
		assertThat(claims.getStringClaim("scope")).isEqualTo("aws.cognito.signin.user.admin");
		assertThat(claims.getStringListClaim("cognito:groups")).containsExactly("admins");
		assertThat(claims.getAudience()).isEmpty();
		assertThat(claims.getSubject()).isEqualTo(this.pool.user("alice").sub());
		assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
			.isEqualTo(Duration.ofHours(1));
		JWTClaimsSet idClaims = id.getJWTClaimsSet();
		assertThat(idClaims.getStringClaim("token_use")).isEqualTo("id");
		assertThat(idClaims.getAudience()).containsExactly(this.pool.clientId());
		assertThat(idClaims.getStringClaim("cognito:username")).isEqualTo("alice");
		assertThat(idClaims.getClaim("email_verified")).isEqualTo(true);
		assertThat(idClaims.getClaim("custom:tenant")).isEqualTo("42");
		assertThat(idClaims.getClaim("client_id")).isNull();
		assertThat(idClaims.getStringClaim("origin_jti")).isEqualTo(claims.getStringClaim("origin_jti"));
	}

	@Test
	void discoveryWhenFetchedThenNamesIssuerAndKeys() throws Exception {
		JsonNode document;
		try (InputStream body = URI.create(this.pool.issuer() + "/.well-known/openid-configuration")
			.toURL()
			.openStream()) {
			document = JsonMapper.shared().readTree(body);
		}
		assertThat(document.get("issuer").stringValue()).isEqualTo(this.pool.issuer());
		assertThat(document.get("jwks_uri").stringValue()).isEqualTo(this.pool.issuer() + "/.well-known/jwks.json");
	}

	@Test
	void getUserWhenTokenIsValidThenReturnsAttributes() {
		String token = signIn().accessToken();
		assertThat(this.client.getUser((request) -> request.accessToken(token)).userAttributes())
			.extracting(AttributeType::name, AttributeType::value)
			.contains(tuple("email", "alice@example.com"), tuple("sub", this.pool.user("alice").sub()));
	}

	@Test
	void getUserWhenTokenIsExpiredForgedOrOfWrongKindThenRefuses() {
		AuthenticationResultType tokens = signIn();
		assertGetUserRefused(tokens.idToken(), "Invalid Access Token");
		assertGetUserRefused(tokens.accessToken().substring(0, tokens.accessToken().length() - 8) + "AAAAAAAA",
				"Invalid Access Token");
		assertGetUserRefused("not-a-token", "Invalid Access Token");
		this.pool.advance(Duration.ofHours(1));
		assertGetUserRefused(tokens.accessToken(), "Access Token has expired");
	}

	@Test
	void refreshWhenByRefreshTokenAuthThenReturnsNoNewRefreshToken() {
		AuthenticationResultType tokens = signIn();
		this.pool.advance(Duration.ofHours(2));
		this.pool.user("alice").group("auditors");
		AuthenticationResultType refreshed = refresh(Map.of("REFRESH_TOKEN", tokens.refreshToken()));
		assertThat(refreshed.refreshToken()).isNull();
		assertThat(refreshed.accessToken()).isNotEqualTo(tokens.accessToken());
		assertThat(this.client.getUser((request) -> request.accessToken(refreshed.accessToken())).username())
			.isEqualTo("alice");
		assertThat(getTokens(tokens.refreshToken()).refreshToken()).isNull();
	}

	@Test
	void refreshWhenTokenIsUnknownExpiredOrOfAnotherClientThenRefuses() {
		AuthenticationResultType tokens = signIn();
		AwsSdk.assertError(() -> refresh(Map.of("REFRESH_TOKEN", "unknown")), "NotAuthorizedException",
				"Invalid Refresh Token");
		this.pool.createClient("other", (settings) -> {
		});
		AwsSdk.assertError(
				() -> this.client.getTokensFromRefreshToken(
						(request) -> request.clientId("other").refreshToken(tokens.refreshToken())),
				"NotAuthorizedException", "Invalid Refresh Token");
		this.pool.advance(Duration.ofDays(30));
		AwsSdk.assertError(() -> getTokens(tokens.refreshToken()), "NotAuthorizedException",
				"Refresh Token has expired");
	}

	@Test
	void refreshWhenClientHasSecretThenHashCoversTheRealUserName() {
		AuthenticationResultType tokens = signIn();
		this.pool.updateClient(this.pool.clientId(), (settings) -> settings.secret(SECRET));
		AwsSdk.assertError(() -> refresh(Map.of("REFRESH_TOKEN", tokens.refreshToken())), "NotAuthorizedException",
				"SECRET_HASH was not received");
		AwsSdk.assertError(
				() -> refresh(Map.of("REFRESH_TOKEN", tokens.refreshToken(), "SECRET_HASH",
						AwsSdk.secretHash(SECRET, "alice@example.com", this.pool.clientId()))),
				"NotAuthorizedException", "SecretHash does not match for the client");
		assertThat(refresh(Map.of("REFRESH_TOKEN", tokens.refreshToken(), "SECRET_HASH",
				AwsSdk.secretHash(SECRET, "alice", this.pool.clientId())))
			.accessToken()).isNotBlank();
		AwsSdk.assertError(() -> getTokens(tokens.refreshToken()), "NotAuthorizedException", "secret");
		assertThat(this.client
			.getTokensFromRefreshToken((request) -> request.clientId(this.pool.clientId())
				.clientSecret(SECRET)
				.refreshToken(tokens.refreshToken()))
			.authenticationResult()).isNotNull();
	}

	@Test
	void refreshWhenRotatedThenOldTokenLivesForTheGracePeriodAndNewOneForTheRest() {
		AuthenticationResultType tokens = signIn();
		this.pool.updateClient(this.pool.clientId(),
				(settings) -> settings.refreshTokenRotation(Duration.ofSeconds(10)));
		AwsSdk.assertError(() -> refresh(Map.of("REFRESH_TOKEN", tokens.refreshToken())), "InvalidParameterException",
				"flow not enabled");
		String second = getTokens(tokens.refreshToken()).refreshToken();
		assertThat(second).isNotEqualTo(tokens.refreshToken());
		assertThat(getTokens(tokens.refreshToken()).refreshToken()).isNotIn(null, second, tokens.refreshToken());
		this.pool.advance(Duration.ofSeconds(10));
		AwsSdk.assertError(() -> getTokens(tokens.refreshToken()), "RefreshTokenReuseException", "reuse");
		assertThat(getTokens(second).accessToken()).isNotBlank();
		this.pool.advance(Duration.ofDays(30));
		AwsSdk.assertError(() -> getTokens(second), "NotAuthorizedException", "Refresh Token has expired");
	}

	@Test
	void revokeWhenGivenRefreshTokenThenKillsItsWholeFamilyOnly() {
		AuthenticationResultType tokens = signIn();
		AuthenticationResultType others = signIn();
		this.client.revokeToken((request) -> request.clientId(this.pool.clientId()).token(tokens.refreshToken()));
		AwsSdk.assertError(() -> getTokens(tokens.refreshToken()), "NotAuthorizedException",
				"Refresh Token has been revoked");
		assertGetUserRefused(tokens.accessToken(), "Access Token has been revoked");
		assertThat(getTokens(others.refreshToken()).accessToken()).isNotBlank();
		AwsSdk.assertError(
				() -> this.client
					.revokeToken((request) -> request.clientId(this.pool.clientId()).token(others.accessToken())),
				"UnsupportedTokenTypeException", "Unsupported token type");
	}

	@Test
	void revokeWhenClientDoesNotAllowItThenRefuses() {
		String token = signIn().refreshToken();
		this.pool.updateClient(this.pool.clientId(), (settings) -> settings.tokenRevocation(false));
		AwsSdk.assertError(
				() -> this.client.revokeToken((request) -> request.clientId(this.pool.clientId()).token(token)),
				"UnsupportedOperationException", "not enabled");
		this.pool.updateClient(this.pool.clientId(), (settings) -> settings.tokenRevocation(true).secret(SECRET));
		AwsSdk.assertError(
				() -> this.client.revokeToken((request) -> request.clientId(this.pool.clientId()).token(token)),
				"UnauthorizedException", "Unauthorized");
	}

	@Test
	void tokensWhenRevocationIsOffThenHaveNoIdentifiersAndStillRefresh() throws Exception {
		this.pool.updateClient(this.pool.clientId(), (settings) -> settings.tokenRevocation(false));
		AuthenticationResultType tokens = signIn();
		for (String token : List.of(tokens.accessToken(), tokens.idToken(),
				getTokens(tokens.refreshToken()).accessToken())) {
			assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims()).doesNotContainKeys("jti", "origin_jti")
				.containsKeys("event_id", "auth_time");
		}
		assertThat(this.client.getUser((request) -> request.accessToken(tokens.accessToken())).username())
			.isEqualTo("alice");
	}

	@Test
	void refreshWhenTokenIsChangedInAnyPartThenIsInvalid() {
		String token = signIn().refreshToken();
		String[] parts = token.split("\\.");
		assertThat(parts).hasSize(5);
		for (int i = 1; i < parts.length; i++) {
			String[] forged = parts.clone();
			forged[i] = (forged[i].startsWith("A") ? "B" : "A") + forged[i].substring(1);
			AwsSdk.assertError(() -> getTokens(String.join(".", forged)), "NotAuthorizedException",
					"Invalid Refresh Token");
		}
		this.pool.reset();
		AwsSdk.assertError(() -> getTokens(token), "NotAuthorizedException", "Invalid Refresh Token");
	}

	@Test
	void globalSignOutWhenCalledThenKillsAllTokensOfTheUser() {
		AuthenticationResultType tokens = signIn();
		AuthenticationResultType others = signIn();
		this.client.globalSignOut((request) -> request.accessToken(tokens.accessToken()));
		AwsSdk.assertError(() -> this.client.globalSignOut((request) -> request.accessToken(tokens.accessToken())),
				"NotAuthorizedException", "Access Token has been revoked");
		assertGetUserRefused(others.accessToken(), "Access Token has been revoked");
		AwsSdk.assertError(() -> getTokens(others.refreshToken()), "NotAuthorizedException",
				"Refresh Token has been revoked");
		assertThat(signIn().accessToken()).isNotBlank();
	}

	@Test
	void refreshWhenUserIsDisabledResetOrDeletedThenRefuses() {
		AuthenticationResultType tokens = signIn();
		this.pool.user("alice").disable();
		AwsSdk.assertError(() -> getTokens(tokens.refreshToken()), "NotAuthorizedException", "User is disabled.");
		this.pool.user("alice").enable().resetPassword();
		AwsSdk.assertError(() -> getTokens(tokens.refreshToken()), "NotAuthorizedException",
				"Refresh Token has been revoked");
		this.pool.user("alice").delete();
		AwsSdk.assertError(() -> getTokens(tokens.refreshToken()), "NotAuthorizedException", "Invalid Refresh Token");
		this.pool.updateClient(this.pool.clientId(),
				(settings) -> settings.preventUserExistenceErrors(PreventUserExistenceErrors.LEGACY));
		AwsSdk.assertError(() -> getTokens(tokens.refreshToken()), "UserNotFoundException", "User does not exist.");
	}

	@Test
	void tokensWhenLifetimesAreSetThenExpireByThem() throws Exception {
		this.pool.updateClient(this.pool.clientId(), (settings) -> settings.accessTokenLifetime(Duration.ofSeconds(2))
			.idTokenLifetime(Duration.ofMinutes(7)));
		AuthenticationResultType tokens = signIn();
		assertThat(tokens.expiresIn()).isEqualTo(2);
		JWTClaimsSet id = SignedJWT.parse(tokens.idToken()).getJWTClaimsSet();
		assertThat(Duration.between(id.getIssueTime().toInstant(), id.getExpirationTime().toInstant()))
			.isEqualTo(Duration.ofMinutes(7));
		this.pool.advance(Duration.ofSeconds(2));
		assertGetUserRefused(tokens.accessToken(), "Access Token has expired");
	}

	private SignedJWT verified(String token) throws Exception {
		JWKSet keys = JWKSet.load(URI.create(this.pool.issuer() + "/.well-known/jwks.json").toURL());
		assertThat(keys.getKeys()).hasSize(2).noneMatch((key) -> key.isPrivate());
		SignedJWT jwt = SignedJWT.parse(token);
		assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
		assertThat(jwt.verify(new RSASSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey()))).isTrue();
		return jwt;
	}

	private AuthenticationResultType signIn() {
		return this.client.initiateAuth(AwsSdk.password(this.pool, "alice", "Wonderland-1")).authenticationResult();
	}

	private AuthenticationResultType refresh(Map<String, String> parameters) {
		return this.client.initiateAuth(AwsSdk.initiate(this.pool, "REFRESH_TOKEN_AUTH", parameters))
			.authenticationResult();
	}

	private AuthenticationResultType getTokens(String refreshToken) {
		return this.client
			.getTokensFromRefreshToken((request) -> request.clientId(this.pool.clientId()).refreshToken(refreshToken))
			.authenticationResult();
	}

	private void assertGetUserRefused(String token, String message) {
		AwsSdk.assertError(() -> this.client.getUser((request) -> request.accessToken(token)), "NotAuthorizedException",
				message);
	}

}
