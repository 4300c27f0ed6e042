// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.net.URI;
import java.util.List;

import io.github.cognitoauth.account.UserSession;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationProblem.Kind;
import io.github.cognitoauth.security.account.OperationResult.Begun;
import io.github.cognitoauth.security.account.OperationResult.Devices;
import io.github.cognitoauth.security.account.OperationResult.Done;
import io.github.cognitoauth.security.account.OperationResult.Passkeys;
import io.github.cognitoauth.security.account.OperationResult.Sessions;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Passkeys, devices, sessions and the end of an account.
 */
class CredentialOperationsTests {

	private AccountFixture accounts = new AccountFixture(pool().deviceTracking(DeviceTracking.USER_OPT_IN)
		.userSessions(5)
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.WEB_AUTHN)
		.relyingPartyId("localhost")
		.start());

	private static CognitoUserPoolServerBuilder pool() {
		return CognitoUserPoolServer.builder()
			.user("alice", (user) -> user.password("Wonderland-1").email("alice@example.com"));
	}

	@AfterEach
	void stop() {
		this.accounts.close();
	}

	@Test
	void passkeyWhenBrowserMakesItThenListedAndDeleted() {
		OperationContext alice = this.accounts.user("alice");
		Begun begun = (Begun) this.accounts.perform("begin-passkey", alice);
		assertThat(begun.next()).isEqualTo("complete-passkey");
		String credential = SoftwarePasskey.of(URI.create("http://localhost:8080")).register(begun.form().passkey());
		assertThat(this.accounts.perform("complete-passkey", alice, "credential", credential)).isInstanceOf(Done.class);
		Passkeys passkeys = (Passkeys) this.accounts.perform("list-passkeys", alice);
		assertThat(passkeys.available()).isTrue();
		assertThat(passkeys.passkeys()).hasSize(1);

		OperationContext passkey = alice.mutate().target(passkeys.passkeys().get(0).credentialId()).build();
		assertThat(this.accounts.perform("delete-passkey", passkey)).isInstanceOf(Done.class);
		assertThat(((Passkeys) this.accounts.perform("list-passkeys", alice)).passkeys()).isEmpty();
		assertThat(this.accounts.refused("delete-passkey", passkey).kind()).isEqualTo(Kind.NOT_OFFERED);
	}

	@Test
	void passkeyWhenItIsNoneOrForAnotherRegistrationThenTold() {
		OperationContext alice = this.accounts.user("alice");
		assertThat(this.accounts.refused("complete-passkey", alice, "credential", "[]").kind())
			.isEqualTo(Kind.ANSWER_INCOMPLETE);
		Begun begun = (Begun) this.accounts.perform("begin-passkey", alice);
		String credential = SoftwarePasskey.of(URI.create("http://localhost:8080")).register(begun.form().passkey());
		this.accounts.perform("complete-passkey", alice, "credential", credential);
		assertThat(this.accounts.refused("complete-passkey", alice, "credential", credential).text().code())
			.isEqualTo("cognito.problem.passkey-refused");
	}

	@Test
	void deviceThenRememberedAndForgotten() {
		OperationContext alice = signedIn(true);
		Devices devices = (Devices) this.accounts.perform("list-devices", alice);
		assertThat(devices.devices()).hasSize(1);
		OperationContext device = alice.mutate().target(devices.devices().get(0).deviceKey()).build();
		assertThat(this.accounts.perform("update-device", device, "remembered", "true"))
			.isEqualTo(Done.of("cognito.notice.remember-device"));
		assertThat(this.accounts.perform("update-device", device, "remembered", "false"))
			.isEqualTo(Done.of("cognito.notice.stop-remembering-device"));
		assertThat(this.accounts.refused("update-device", device).kind()).isEqualTo(Kind.ANSWER_INCOMPLETE);
		assertThat(this.accounts.perform("forget-device", device)).isInstanceOf(Done.class);
		assertThat(((Devices) this.accounts.perform("list-devices", alice)).devices()).isEmpty();
		assertThat(this.accounts.refused("forget-device", device).kind()).isEqualTo(Kind.NOT_OFFERED);
	}

	@Test
	void sessionThenAnotherIsEndedAndTheCurrentOneIsNot() {
		OperationContext here = signedIn(false);
		OperationContext there = signedIn(false);
		List<UserSession> sessions = ((Sessions) this.accounts.perform("list-sessions", here)).sessions();
		assertThat(sessions).hasSize(2);
		for (UserSession session : sessions) {
			OperationContext target = here.mutate().target(session.sessionId()).build();
			if (session.current()) {
				assertThat(this.accounts.refused("end-session", target).text().code())
					.isEqualTo("cognito.problem.session-not-ended");
			}
			else {
				assertThat(this.accounts.perform("end-session", target)).isInstanceOf(Done.class);
			}
		}
		assertThat(this.accounts.refused("account", there).kind()).isEqualTo(Kind.TOKEN_REJECTED);
		assertThat(((Sessions) this.accounts.perform("list-sessions", here)).sessions()).hasSize(1);
	}

	@Test
	void signOutEverywhereThenNoTokenCounts() {
		OperationContext here = signedIn(false);
		OperationContext there = signedIn(false);
		Done done = (Done) this.accounts.perform("sign-out-everywhere", here);
		assertThat(done.sessionOver()).isTrue();
		assertThat(this.accounts.refused("account", there).kind()).isEqualTo(Kind.TOKEN_REJECTED);
		assertThat(this.accounts.perform("sign-out-everywhere", here)).isEqualTo(done);
	}

	@Test
	void deleteThenGone() {
		OperationContext alice = signedIn(false);
		Done done = (Done) this.accounts.perform("delete-account", alice);
		assertThat(done.sessionOver()).isTrue();
		assertThat(this.accounts.refused("account", alice).kind()).isEqualTo(Kind.TOKEN_REJECTED);
	}

	@Test
	void listsWhenPoolHasNoSuchThingThenNotAvailable() {
		this.accounts.close();
		this.accounts = new AccountFixture(pool().start());
		OperationContext alice = this.accounts.user("alice");
		assertThat(((Sessions) this.accounts.perform("list-sessions", alice)).available()).isFalse();
		assertThat(((Devices) this.accounts.perform("list-devices", alice)).available()).isFalse();
		assertThat(this.accounts.refused("begin-passkey", alice).kind()).isEqualTo(Kind.UNAVAILABLE);
	}

	private OperationContext signedIn(boolean confirmDevices) {
		CognitoUserPoolServer pool = this.accounts.pool;
		CognitoClient client = CognitoClient.builder()
			.userPoolId(pool.userPoolId())
			.clientId(pool.clientId())
			.clientSecret(pool.clientSecret().orElse(null))
			.endpoint(pool.endpoint())
			.requestTimeout(AccountFixture.TIMEOUT)
			.build();
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(client)
			.confirmDevices(confirmDevices)
			.build();
		CognitoTokens tokens = ((Authenticated) AccountFixture
			.await(authenticator.authenticate(AuthenticationRequest.builder("alice").password("Wonderland-1").build())))
			.tokens();
		return this.accounts.token(tokens.accessToken());
	}

}
