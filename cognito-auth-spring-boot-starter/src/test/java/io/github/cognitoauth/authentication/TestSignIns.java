// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import org.jspecify.annotations.Nullable;

/**
 * Challenges, tokens and errors as the authenticator hands them out, for tests that mock
 * it.
 */
public final class TestSignIns {

	/** A session handle that must not be seen anywhere. */
	public static final String SESSION = "session-handle-0123456789";

	private TestSignIns() {
	}

	/** A challenge that comes after the right password. */
	public static <T extends CognitoChallenge> T challenge(Class<T> type, String name, Map<String, String> parameters) {
		return challenge(type, name, parameters, true);
	}

	/** A challenge before which no password was checked. */
	public static <T extends CognitoChallenge> T firstFactor(Class<T> type, String name) {
		return challenge(type, name, Map.of(), false);
	}

	private static <T extends CognitoChallenge> T challenge(Class<T> type, String name, Map<String, String> parameters,
			boolean passwordProven) {
		return type.cast(CognitoChallenge.of(new ChallengeData(new ChallengeName(name), SESSION, "alice", "alice",
				parameters, List.of(), null, Instant.now(), passwordProven, null)));
	}

	public static CognitoChallenge challenge(String name, Map<String, String> parameters) {
		return challenge(CognitoChallenge.class, name, parameters);
	}

	public static SelectChallenge selectChallenge(String... names) {
		List<ChallengeName> choices = Arrays.stream(names).map(ChallengeName::new).toList();
		return (SelectChallenge) CognitoChallenge.of(new ChallengeData(ChallengeName.SELECT_CHALLENGE, SESSION, "alice",
				"alice", Map.of(), choices, null, Instant.now(), false, null));
	}

	public static SoftwareTokenSetup setup(MfaSetupChallenge challenge, String secret) {
		return new SoftwareTokenSetup(challenge.withSession(SESSION + "-setup"), TotpSecret.fromBase32(secret));
	}

	public static AuthenticationOutcome required(CognitoChallenge challenge) {
		return new ChallengeRequired(challenge);
	}

	public static AuthenticationOutcome authenticated(CognitoTokens tokens) {
		return new Authenticated(tokens, true);
	}

	public static AuthenticationOutcome authenticatedWithoutPassword(CognitoTokens tokens) {
		return new Authenticated(tokens, false);
	}

	/** What the answer sends, for assertions. */
	public static Map<String, String> responses(ChallengeAnswer answer) {
		return answer.responses();
	}

	public static @Nullable String srpPassword(ChallengeAnswer answer) {
		return answer.srpPassword();
	}

	public static @Nullable String softwareTokenCode(ChallengeAnswer answer) {
		return answer.softwareTokenCode();
	}

	public static CognitoTokens tokens(String username, String... groups) {
		return tokens(Instant.now(), username, groups);
	}

	/** Tokens that live for an hour, unlike those of any other moment. */
	public static CognitoTokens tokens(Instant issuedAt, String username, String... groups) {
		return tokens("https://emulator.test", issuedAt, username, groups);
	}

	public static CognitoTokens tokensOfIssuer(String issuer, String username, String... groups) {
		return tokens(issuer, Instant.now(), username, groups);
	}

	/** Tokens of a pool that tells sign-ins apart, as all do that can revoke tokens. */
	public static CognitoTokens tokensOfSignIn(String origin, String username) {
		return build("https://emulator.test", Instant.now(), username, ",\"origin_jti\":\"" + origin + '"');
	}

	private static CognitoTokens tokens(String issuer, Instant issuedAt, String username, String... groups) {
		String quoted = Arrays.stream(groups).map((it) -> '"' + it + '"').collect(Collectors.joining(","));
		return build(issuer, issuedAt, username, (groups.length > 0) ? ",\"cognito:groups\":[" + quoted + "]" : "");
	}

	private static CognitoTokens build(String issuer, Instant issuedAt, String username, String furtherClaims) {
		String claims = "{\"sub\":\"sub-of-" + username + "\",\"username\":\"" + username
				+ "\",\"token_use\":\"access\",\"jti\":\"" + issuedAt + "\"" + furtherClaims + "}";
		String idClaims = "{\"iss\":\"" + issuer + "\",\"sub\":\"sub-of-" + username + "\",\"email\":\"" + username
				+ "@example.com\",\"email_verified\":true,\"auth_time\":1700000000}";
		return CognitoTokens.builder(jwt(claims), issuedAt, Duration.ofHours(1))
			.idToken(jwt(idClaims))
			.refreshToken("refresh-token-of-" + username)
			.loginName(username)
			.build();
	}

	private static String jwt(String claims) {
		Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
		return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
				+ encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl";
	}

	public static CognitoException error(String code, CognitoErrorReason reason) {
		return error(code, reason, null);
	}

	public static CognitoException error(String code, CognitoErrorReason reason, @Nullable String userMessage) {
		return new CognitoError(CognitoOperation.RespondToAuthChallenge, code, reason, 400, "request-id", userMessage)
			.toException(null);
	}

}
