// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.CognitoUserAccount;
import io.github.cognitoauth.account.SignUpRequest;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no pool can accept is refused without a call, with an error that says whose fault
 * it is.
 */
class LocalChecksTests {

	private static final String LONE_SURROGATE = "Wonderland-\ud83d";

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static CognitoPasswordAuthenticator authenticator() {
		return CognitoPasswordAuthenticator.builder().client(pool.client().build()).build();
	}

	private static CognitoUserAccount account() {
		return CognitoUserAccounts.create(pool.client().build()).forAccessToken("access-1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PASSWORD", "PASSWORD_SRP" })
	void authenticateWhenPreferredPasswordIsMissingThenIsRefused(String preferred) {
		assertRefused(CognitoErrorReason.UNUSABLE_CREDENTIALS,
				authenticator().authenticate(AuthenticationRequest.builder("alice")
					.flow(AuthFlow.USER_AUTH)
					.preferredChallenge(new ChallengeName(preferred))
					.build()));
	}

	@Test
	void callWhenTextIsNoUnicodeThenIsRefused() {
		CognitoUserAccounts accounts = CognitoUserAccounts.create(pool.client().build());
		CustomChallenge custom = (CustomChallenge) TestChallenges.named("CUSTOM_CHALLENGE", Map.of());

		assertRefused(CognitoErrorReason.UNUSABLE_CREDENTIALS, authenticator().authenticate("alice", LONE_SURROGATE));
		assertRefused(CognitoErrorReason.UNUSABLE_CREDENTIALS,
				authenticator().authenticate(LONE_SURROGATE, "Wonderland-1"));
		assertRefused(CognitoErrorReason.UNUSABLE_CREDENTIALS, accounts.forgotPassword(LONE_SURROGATE));
		assertRefused(CognitoErrorReason.PASSWORD_POLICY, account().changePassword("Old-1", LONE_SURROGATE));
		assertRefused(CognitoErrorReason.INPUT_REFUSED, authenticator().respond(custom.answer(LONE_SURROGATE)));
		assertRefused(CognitoErrorReason.INPUT_REFUSED,
				accounts.signUp(SignUpRequest.builder("alice").attribute("name", LONE_SURROGATE).build()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "[]", "\"text\"", "{\"id\":", "{} x", "null" })
	void respondWhenPasskeyAnswerIsNoObjectThenIsRefused(String credential) {
		WebAuthnChallenge passkey = (WebAuthnChallenge) TestChallenges.named("WEB_AUTHN", Map.of());
		SelectChallenge choice = (SelectChallenge) TestChallenges.named("SELECT_CHALLENGE", Map.of(), "WEB_AUTHN");

		assertRefused(CognitoErrorReason.INPUT_REFUSED, authenticator().respond(passkey.answer(credential)));
		assertRefused(CognitoErrorReason.INPUT_REFUSED, authenticator().respond(choice.answerWebAuthn(credential)));
		assertRefused(CognitoErrorReason.INPUT_REFUSED, account().passkeys().completeRegistration(credential));
	}

	@Test
	void changePasswordWhenOldOneIsUnusableThenIsRefused() {
		for (String old : List.of("", " ", LONE_SURROGATE, "x".repeat(257))) {
			assertRefused(CognitoErrorReason.UNUSABLE_CREDENTIALS, account().changePassword(old, "New-Pass-1"));
		}
	}

	private static void assertRefused(CognitoErrorReason reason, Mono<?> call) {
		CognitoException failure = Results.failure(call);

		assertThat(failure.reason()).isEqualTo(reason);
		assertThat(failure.status()).isZero();
		assertThat(failure).hasMessageNotContaining("Wonderland").hasNoCause();
		assertThat(pool.requests()).isEmpty();
	}

}
