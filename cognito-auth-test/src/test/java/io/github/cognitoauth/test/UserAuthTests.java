// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.URI;
import java.util.stream.Collectors;

import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for choice-based sign-in ({@code USER_AUTH}) with the AWS SDK.
 */
class UserAuthTests {

	private static final String PASSWORD = "Wonderland-1";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.SMS_OTP, FirstFactor.WEB_AUTHN)
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA)
		.relyingPartyId("localhost")
		.user("alice", (user) -> user.password(PASSWORD).email("alice@example.com").phoneNumber("+491700000000"))
		.start();

	private final SrpClient srp = new SrpClient();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@Test
	void initiateWhenNothingIsPreferredThenOffersTheChoice() {
		AwsSignIn choice = start();
		assertThat(choice.challenge()).isEqualTo("SELECT_CHALLENGE");
		assertThat(choice.available()).containsExactly("PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP");
		AwsSdk.assertError(() -> choice.answer("ANSWER", "WEB_AUTHN"), "InvalidParameterException", "not available");
		assertThat(choice.answer("ANSWER", "PASSWORD", "PASSWORD", PASSWORD).tokens()).isNotNull();
	}

	@Test
	void initiateWhenPreferenceIsImpossibleThenOffersTheChoice() {
		assertThat(start("PREFERRED_CHALLENGE", "WEB_AUTHN").challenge()).isEqualTo("SELECT_CHALLENGE");
	}

	@Test
	void passwordWhenGivenAtOnceLaterOrDirectlyThenSignsIn() {
		assertThat(start("PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD).tokens()).isNotNull();
		AwsSignIn later = start("PREFERRED_CHALLENGE", "PASSWORD");
		assertThat(later.challenge()).isEqualTo("PASSWORD");
		AwsSdk.assertError(() -> later.answer("PASSWORD", "wrong"), "NotAuthorizedException", "Incorrect");
		assertThat(later.answer("PASSWORD", PASSWORD).tokens()).isNotNull();
		AwsSignIn choice = start();
		assertThat(choice.answerAs("PASSWORD", choice.session(), "PASSWORD", PASSWORD).tokens()).isNotNull();
	}

	@Test
	void srpWhenGivenAtOnceLaterOrDirectlyThenSignsIn() {
		AwsSignIn atOnce = start("PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", this.srp.srpA());
		assertThat(atOnce.challenge()).isEqualTo("PASSWORD_VERIFIER");
		assertThat(atOnce.session()).isNotBlank();
		assertThat(atOnce.prove(this.srp, PASSWORD).tokens()).isNotNull();
		AwsSignIn later = start("PREFERRED_CHALLENGE", "PASSWORD_SRP");
		assertThat(later.challenge()).isEqualTo("PASSWORD_SRP");
		assertThat(later.answer("SRP_A", this.srp.srpA()).prove(this.srp, PASSWORD).tokens()).isNotNull();
		AwsSignIn chosen = start().answer("ANSWER", "PASSWORD_SRP", "SRP_A", this.srp.srpA());
		assertThat(chosen.prove(this.srp, PASSWORD).tokens()).isNotNull();
	}

	@Test
	void codeWhenChosenThenIsFirstFactorOfEightDigitsByEmail() {
		AwsSignIn email = start("PREFERRED_CHALLENGE", "EMAIL_OTP");
		String code = this.pool.inbox().latestCode("alice");
		assertThat(code).matches("[0-9]{8}");
		AwsSdk.assertError(() -> email.answer("EMAIL_OTP_CODE", "1"), "CodeMismatchException", "Invalid code");
		assertThat(email.answer("EMAIL_OTP_CODE", code).tokens()).isNotNull();
		AwsSignIn sms = start().answer("ANSWER", "SMS_OTP");
		assertThat(sms.challenge()).isEqualTo("SMS_OTP");
		assertThat(sms.answer("SMS_OTP_CODE", this.pool.inbox().latestCode("alice")).tokens()).isNotNull();
	}

	@Test
	void choiceWhenUserHasSecondFactorThenCodesAreNotOffered() {
		this.pool.user("alice").mfa(MfaFactor.SMS_MFA);
		assertThat(start().available()).containsExactly("PASSWORD_SRP", "PASSWORD");
		AwsSignIn code = start("PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD);
		assertThat(code.challenge()).isEqualTo("SMS_MFA");
	}

	@Test
	void choiceWhenPasswordIsTemporaryThenOnlyPasswordsAreOffered() {
		this.pool.user("alice").temporaryPassword("Temp-Pass-1");
		assertThat(start().available()).containsExactly("PASSWORD_SRP", "PASSWORD");
	}

	@Test
	void initiateWhenUserIsUnknownThenSimulatesACode() {
		AwsSignIn made = AwsSignIn.start(this.pool, "USER_AUTH", "nobody");
		assertThat(made.challenge()).isEqualTo("EMAIL_OTP");
		AwsSdk.assertError(() -> made.answer("EMAIL_OTP_CODE", "12345678"), "CodeMismatchException", "Invalid code");
		AwsSdk.assertError(() -> AwsSignIn.start(this.pool, "USER_AUTH", "nobody", "PREFERRED_CHALLENGE", "PASSWORD",
				"PASSWORD", "x"), "NotAuthorizedException", "Incorrect username or password.");
		assertThat(this.pool.inbox().codes()).isEmpty();
	}

	@Test
	void passkeyWhenItSignsTheChallengeThenSignsIn() {
		SoftwarePasskey passkey = SoftwarePasskey.of(URI.create("http://localhost:8080"));
		this.pool.user("alice").passkey(passkey);
		AwsSignIn challenge = start("PREFERRED_CHALLENGE", "WEB_AUTHN");
		assertThat(challenge.challenge()).isEqualTo("WEB_AUTHN");
		String options = challenge.parameters().get("CREDENTIAL_REQUEST_OPTIONS");
		String old = start("PREFERRED_CHALLENGE", "WEB_AUTHN").parameters().get("CREDENTIAL_REQUEST_OPTIONS");
		AwsSdk.assertError(() -> challenge.answer("CREDENTIAL", passkey.authenticate(old)), "NotAuthorizedException",
				"Incorrect");
		SoftwarePasskey foreign = SoftwarePasskey.of(URI.create("http://localhost:8080"));
		AwsSdk.assertError(() -> challenge.answer("CREDENTIAL", foreign.authenticate(options)),
				"NotAuthorizedException", "Incorrect");
		AwsSdk.assertError(() -> challenge.answer("CREDENTIAL", "not json"), "InvalidParameterException", "CREDENTIAL");
		assertThat(challenge.answer("CREDENTIAL", passkey.authenticate(options)).tokens()).isNotNull();
	}

	@Test
	void passkeyWhenRegisteredThroughTheApiThenIsListedUsedAndDeleted() {
		CognitoIdentityProviderClient client = AwsSdk.client(this.pool);
		String token = start("PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD).tokens().accessToken();
		SoftwarePasskey passkey = SoftwarePasskey.of(URI.create("http://localhost:8080"));
		SoftwarePasskey elsewhere = SoftwarePasskey.of(URI.create("https://evil.example"));
		AwsSdk.assertError(() -> register(client, token, elsewhere), "WebAuthnOriginNotAllowedException", "origin");
		register(client, token, passkey);
		assertThat(client.listWebAuthnCredentials((request) -> request.accessToken(token)).credentials()).hasSize(1)
			.allSatisfy((credential) -> assertThat(credential.relyingPartyId()).isEqualTo("localhost"));
		AwsSignIn challenge = start().answer("ANSWER", "WEB_AUTHN");
		assertThat(challenge
			.answer("CREDENTIAL", passkey.authenticate(challenge.parameters().get("CREDENTIAL_REQUEST_OPTIONS")))
			.tokens()).isNotNull();
		String id = client.listWebAuthnCredentials((request) -> request.accessToken(token))
			.credentials()
			.get(0)
			.credentialId();
		client.deleteWebAuthnCredential((request) -> request.accessToken(token).credentialId(id));
		assertThat(client.listWebAuthnCredentials((request) -> request.accessToken(token)).credentials()).isEmpty();
		assertThat(start().available()).doesNotContain("WEB_AUTHN");
	}

	private static void register(CognitoIdentityProviderClient client, String token, SoftwarePasskey passkey) {
		Document options = client.startWebAuthnRegistration((request) -> request.accessToken(token))
			.credentialCreationOptions();
		Document credential = document(JsonNode.parser().parse(passkey.register(json(options))));
		client.completeWebAuthnRegistration((request) -> request.accessToken(token).credential(credential));
	}

	private static String json(Document document) {
		return write(document);
	}

	private static String write(Document document) {
		if (document.isMap()) {
			return document.asMap()
				.entrySet()
				.stream()
				.map((entry) -> "\"" + entry.getKey() + "\":" + write(entry.getValue()))
				.collect(Collectors.joining(",", "{", "}"));
		}
		if (document.isList()) {
			return document.asList().stream().map(UserAuthTests::write).collect(Collectors.joining(",", "[", "]"));
		}
		return document.isString() ? "\"" + document.asString() + "\"" : String.valueOf(document.unwrap());
	}

	private static Document document(JsonNode node) {
		if (node.isObject()) {
			Document.MapBuilder map = Document.mapBuilder();
			node.asObject().forEach((key, value) -> map.putDocument(key, document(value)));
			return map.build();
		}
		if (node.isArray()) {
			return Document.fromList(node.asArray().stream().map(UserAuthTests::document).toList());
		}
		return node.isNumber() ? Document.fromNumber(node.asNumber()) : Document.fromString(node.text());
	}

	private AwsSignIn start(String... more) {
		return AwsSignIn.start(this.pool, "USER_AUTH", "alice", more);
	}

}
