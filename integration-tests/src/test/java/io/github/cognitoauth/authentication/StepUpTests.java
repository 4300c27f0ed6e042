// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;
import java.util.List;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.UserSession;
import io.github.cognitoauth.account.UserSessionOperations;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Levels and sessions through core, against a pool that has both.
 */
class StepUpTests {

	/** Long, so that a busy machine fails no test. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private static final String HIGH = "urn:cognito:loa:4";

	private CognitoUserPoolServer pool;

	private CognitoPasswordAuthenticator authenticator;

	private CognitoUserAccounts accounts;

	@BeforeEach
	void start() {
		this.pool = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
			.userSessions(5)
			.user("alice",
					(user) -> user.password("Wonderland-1")
						.totpSecret(TOTP_SECRET)
						.mfaOff(MfaFactor.SOFTWARE_TOKEN_MFA))
			.start();
		CognitoClient client = CognitoClient.builder()
			.userPoolId(this.pool.userPoolId())
			.clientId(this.pool.clientId())
			.clientSecret(this.pool.clientSecret().orElse(null))
			.endpoint(this.pool.endpoint())
			.requestTimeout(TIMEOUT)
			.build();
		this.authenticator = CognitoPasswordAuthenticator.builder().client(client).build();
		this.accounts = CognitoUserAccounts.create(client);
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@Test
	void authenticateWhenTokenHasThePasswordThenOnlyTheMissingFactorIsAsked() {
		CognitoTokens first = signIn();
		assertThat(first.claims()).doesNotContainKey("acr");

		SoftwareTokenMfaChallenge code = (SoftwareTokenMfaChallenge) ((ChallengeRequired) await(
				this.authenticator.authenticate(stepUp(first).build())))
			.challenge();
		CognitoTokens second = ((Authenticated) await(
				this.authenticator.respond(code.answer(this.pool.totp(TOTP_SECRET)))))
			.tokens();

		assertThat(second.claims()).containsEntry("acr", HIGH);
		assertThat(second.refreshToken()).isNotNull().isNotEqualTo(first.refreshToken());
		assertThat(await(this.authenticator.refresh(second)).claims()).containsEntry("acr", HIGH);
	}

	@Test
	void authenticateWhenFactorsAreTooOldThenSignInStartsFromScratch() {
		CognitoTokens first = signIn();
		this.pool.advance(Duration.ofMinutes(10));

		assertThat(challenge(stepUp(first).maxAge(Duration.ofMinutes(9)).build())).isInstanceOf(SelectChallenge.class);
		assertThat(challenge(stepUp(first).maxAge(Duration.ofMinutes(11)).build()))
			.isInstanceOf(SoftwareTokenMfaChallenge.class);
	}

	@Test
	void sessionsWhenOneIsRevokedThenItsTokensAreDeadAndItIsListedNoMore() {
		CognitoTokens lost = signIn();
		UserSession lostSession = sessions(lost).get(0);
		CognitoTokens mine = signIn();
		UserSessionOperations operations = this.accounts.forAccessToken(mine.accessToken()).sessions();

		assertThat(sessions(mine)).extracting(UserSession::current).containsExactlyInAnyOrder(true, false);
		operations.revoke(lostSession.sessionId()).block(TIMEOUT);
		operations.revoke(lostSession.sessionId()).block(TIMEOUT);

		assertThat(sessions(mine)).singleElement().satisfies((session) -> assertThat(session.current()).isTrue());
		CognitoException failure = catchThrowableOfType(CognitoException.class,
				() -> this.authenticator.refresh(lost).block(TIMEOUT));
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.REFRESH_TOKEN_REJECTED);
	}

	@Test
	void refreshAndRevokeWhenOnlyStoredValuesAreKnownThenWorkUntilRevoked() {
		String refreshToken = signIn().refreshToken();
		assertThat(refreshToken).isNotNull();
		RefreshRequest request = RefreshRequest.builder(refreshToken).build();

		assertThat(await(this.authenticator.refresh(request)).username()).isEqualTo("alice");
		this.authenticator.revoke(refreshToken).block(TIMEOUT);

		CognitoException failure = catchThrowableOfType(CognitoException.class,
				() -> this.authenticator.refresh(request).block(TIMEOUT));
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.REFRESH_TOKEN_REJECTED);
	}

	private CognitoTokens signIn() {
		return ((Authenticated) await(this.authenticator.authenticate("alice", "Wonderland-1"))).tokens();
	}

	private static AuthenticationRequest.Builder stepUp(CognitoTokens tokens) {
		return AuthenticationRequest.builder("alice").targetLevels(HIGH).accessToken(tokens.accessToken());
	}

	private CognitoChallenge challenge(AuthenticationRequest request) {
		return ((ChallengeRequired) await(this.authenticator.authenticate(request))).challenge();
	}

	private List<UserSession> sessions(CognitoTokens tokens) {
		return await(this.accounts.forAccessToken(tokens.accessToken()).sessions().list().collectList());
	}

	private static <T> T await(Mono<T> call) {
		T result = call.block(TIMEOUT);
		assertThat(result).isNotNull();
		return result;
	}

}
