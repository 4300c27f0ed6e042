// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserPasskeyOperations}.
 */
class UserPasskeyOperationsTests {

	private static final String OPTIONS = """
			{"challenge": "Y2hhbGxlbmdl", "rp": {"id": "example.com"}, "pubKeyCredParams": [{"alg": -7}]}""";

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static UserPasskeyOperations passkeys() {
		return CognitoUserAccounts.create(pool.client().build()).forAccessToken("access-1").passkeys();
	}

	@Test
	void startRegistrationWhenCalledThenOptionsPassThrough() {
		pool.answer(CognitoOperation.StartWebAuthnRegistration,
				"{\"CredentialCreationOptions\": %s}".formatted(OPTIONS));

		String options = Results.of(passkeys().startRegistration());

		assertThat(pool.lastBody(CognitoOperation.StartWebAuthnRegistration))
			.isEqualTo(json("{\"AccessToken\": \"access-1\"}"));
		assertThat(json(options)).isEqualTo(json(OPTIONS));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "{\"CredentialCreationOptions\": \"text\"}", "{\"CredentialCreationOptions\": null}" })
	void startRegistrationWhenAnswerHasNoObjectThenErrorIsTyped(String answer) {
		pool.answer(CognitoOperation.StartWebAuthnRegistration, answer);

		assertThat(Results.failure(passkeys().startRegistration()).reason())
			.isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
	}

	@Test
	void completeRegistrationWhenCalledThenCredentialIsSentAsObject() {
		pool.answer(CognitoOperation.CompleteWebAuthnRegistration, "{}");

		Results
			.complete(passkeys().completeRegistration("{\"id\": \"abc\", \"response\": {\"transports\": [\"usb\"]}}"));

		assertThat(pool.lastBody(CognitoOperation.CompleteWebAuthnRegistration)).isEqualTo(json("""
				{"AccessToken": "access-1", "Credential": {"id": "abc", "response": {"transports": ["usb"]}}}"""));
	}

	@Test
	void listWhenThereAreTwoPagesThenTokenIsSentBack() {
		pool.answer(CognitoOperation.ListWebAuthnCredentials,
				"""
						{"Credentials": [{"CredentialId": "id-1", "FriendlyCredentialName": "Key", "RelyingPartyId": "example.com",
						"AuthenticatorAttachment": "platform", "AuthenticatorTransports": ["internal", "hybrid"],
						"CreatedAt": 1.7305416E9}], "NextToken": "next-1"}""",
				"""
						{"Credentials": [{"CredentialId": "id-2", "CreatedAt": "yesterday"}, {"FriendlyCredentialName": "x"}, 7]}""");

		List<PasskeyDescription> passkeys = Results.all(passkeys().list());

		assertThat(pool.body(CognitoOperation.ListWebAuthnCredentials, 0))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"MaxResults\": 20}"));
		assertThat(pool.body(CognitoOperation.ListWebAuthnCredentials, 1))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"MaxResults\": 20, \"NextToken\": \"next-1\"}"));
		assertThat(passkeys).containsExactly(
				new PasskeyDescription("id-1", "Key", "example.com", "platform", List.of("internal", "hybrid"),
						Instant.ofEpochSecond(1730541600)),
				new PasskeyDescription("id-2", null, null, null, List.of(), null));
	}

	@Test
	void deleteWhenCalledThenIdIsSent() {
		pool.answer(CognitoOperation.DeleteWebAuthnCredential, "{}");

		Results.complete(passkeys().delete("id-1"));

		assertThat(pool.lastBody(CognitoOperation.DeleteWebAuthnCredential))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"CredentialId\": \"id-1\"}"));
	}

}
