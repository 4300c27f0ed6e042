// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.protocol.CognitoUserActionRequiredException;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static io.github.cognitoauth.support.ScriptedPool.CLIENT_ID;
import static io.github.cognitoauth.support.ScriptedPool.CLIENT_SECRET;
import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CognitoUserAccounts}.
 */
class CognitoUserAccountsTests {

	private static final RequestMetadata METADATA = RequestMetadata.ofClientMetadata(Map.of("tenant", "blue"))
		.withUserContext("192.0.2.7", "encoded")
		.withAnalyticsEndpointId("endpoint");

	private static final String METADATA_JSON = """
			"ClientMetadata": {"tenant": "blue"},
			"AnalyticsMetadata": {"AnalyticsEndpointId": "endpoint"},
			"UserContextData": {"IpAddress": "192.0.2.7", "EncodedData": "encoded"}""";

	private static final String DELIVERY_JSON = """
			"CodeDeliveryDetails": {"Destination": "a***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"}""";

	private static final CodeDelivery DELIVERY = new CodeDelivery("EMAIL", "a***@e***", "email");

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static CognitoUserAccounts accounts() {
		return CognitoUserAccounts.create(pool.client().build());
	}

	private static CognitoUserAccounts accountsWithSecret() {
		return CognitoUserAccounts.create(pool.client().clientSecret(CLIENT_SECRET).build());
	}

	@Test
	void signUpWhenEverythingIsGivenThenAllMembersAreSent() {
		pool.answer(CognitoOperation.SignUp, """
				{"UserConfirmed": false, "UserSub": "sub-1", "Session": "session-1", "SomethingNew": [1], %s}"""
			.formatted(DELIVERY_JSON));
		SignUpRequest request = SignUpRequest.builder("alice")
			.password("Wonder land-1")
			.attribute("email", "alice@example.com")
			.attributes(Map.of("custom:team", "red"))
			.validationData("invitation", "4711")
			.metadata(METADATA)
			.build();

		SignUpResult result = Results.of(accountsWithSecret().signUp(request));

		assertThat(pool.lastBody(CognitoOperation.SignUp)).isEqualTo(json("""
				{"ClientId": "%s", "Username": "alice", "SecretHash": "DiGm6FNLGKYaHBnO6bjq4vrc/eivjr28/CLpwS3lhbQ=",
				"Password": "Wonder land-1",
				"UserAttributes": [{"Name": "email", "Value": "alice@example.com"},
					{"Name": "custom:team", "Value": "red"}],
				"ValidationData": [{"Name": "invitation", "Value": "4711"}], %s}""".formatted(CLIENT_ID,
				METADATA_JSON)));
		assertThat(result).isEqualTo(new SignUpResult("sub-1", false, DELIVERY, "session-1"));
	}

	@Test
	void signUpWhenThereIsNoSecretAndNoPasswordThenNeitherIsSent() {
		pool.answer(CognitoOperation.SignUp, """
				{"UserConfirmed": true, "UserSub": "sub-1", "CodeDeliveryDetails": null, "Session": null}""");

		SignUpResult result = Results.of(accounts().signUp(SignUpRequest.builder("alice").build()));

		assertThat(pool.lastBody(CognitoOperation.SignUp))
			.isEqualTo(json("{\"ClientId\": \"%s\", \"Username\": \"alice\"}".formatted(CLIENT_ID)));
		assertThat(result).isEqualTo(new SignUpResult("sub-1", true, null, null));
	}

	@Test
	void signUpWhenAnswerHasNoSubThenErrorIsTyped() {
		pool.answer(CognitoOperation.SignUp, "{}");

		CognitoException failure = Results.failure(accounts().signUp(SignUpRequest.builder("alice").build()));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		assertThat(failure.operation()).isEqualTo(CognitoOperation.SignUp);
	}

	@Test
	void confirmSignUpWhenSessionIsGivenThenAutomaticSignInIsPossible() {
		pool.answer(CognitoOperation.ConfirmSignUp, "{\"Session\": \"session-2\"}");
		ConfirmSignUpRequest request = ConfirmSignUpRequest.builder("alice", " 123 456 ")
			.session("session-1")
			.forceAliasCreation(true)
			.metadata(METADATA)
			.build();

		SignUpConfirmation confirmation = Results.of(accountsWithSecret().confirmSignUp(request));

		assertThat(pool.lastBody(CognitoOperation.ConfirmSignUp)).isEqualTo(json("""
				{"ClientId": "%s", "Username": "alice", "SecretHash": "%s", "ConfirmationCode": "123456",
				"ForceAliasCreation": true, "Session": "session-1", %s}""".formatted(CLIENT_ID, secretHash("alice"),
				METADATA_JSON)));
		AuthenticationRequest signIn = confirmation.automaticSignIn();
		assertThat(signIn).isNotNull();
		assertThat(signIn.username()).isEqualTo("alice");
		assertThat(signIn.flow()).isEqualTo(AuthFlow.USER_AUTH);
		assertThat(signIn.session()).isEqualTo("session-2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}" })
	void confirmSignUpWhenAnswerIsEmptyThenThereIsNoAutomaticSignIn(String answer) {
		pool.answer(CognitoOperation.ConfirmSignUp, answer);

		SignUpConfirmation confirmation = Results.of(accounts().confirmSignUp("alice", "123456"));

		assertThat(pool.lastBody(CognitoOperation.ConfirmSignUp)).isEqualTo(json("""
				{"ClientId": "%s", "Username": "alice", "ConfirmationCode": "123456"}""".formatted(CLIENT_ID)));
		assertThat(confirmation.session()).isNull();
		assertThat(confirmation.automaticSignIn()).isNull();
	}

	@Test
	void confirmSignUpWhenCodeIsWrongThenUserMustAct() {
		pool.answer(CognitoOperation.ConfirmSignUp,
				ScriptedPool.error("CodeMismatchException", "Invalid verification code provided, please try again."));

		CognitoException failure = Results.failure(accounts().confirmSignUp("alice", "123456"));

		assertThat(failure).isInstanceOf(CognitoUserActionRequiredException.class);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.CODE_MISMATCH);
	}

	@Test
	void resendConfirmationCodeWhenCalledThenAllMembersAreSent() {
		pool.answer(CognitoOperation.ResendConfirmationCode, "{%s}".formatted(DELIVERY_JSON));

		CodeDelivery delivery = Results.of(accountsWithSecret().resendConfirmationCode("alice", METADATA));

		assertThat(pool.lastBody(CognitoOperation.ResendConfirmationCode)).isEqualTo(json("""
				{"ClientId": "%s", "Username": "alice", "SecretHash": "%s", %s}""".formatted(CLIENT_ID,
				secretHash("alice"), METADATA_JSON)));
		assertThat(delivery).isEqualTo(DELIVERY);
	}

	@Test
	void resendConfirmationCodeWhenAnswerIsLostThenNothingIsRepeated() {
		pool.answer(CognitoOperation.ResendConfirmationCode, ScriptedPool.error("InternalErrorException", null));
		CognitoUserAccounts accounts = CognitoUserAccounts
			.create(pool.client().retry(CognitoRetryPolicy.defaults()).build());

		Results.failure(accounts.resendConfirmationCode("alice"));

		assertThat(pool.requests(CognitoOperation.ResendConfirmationCode)).hasSize(1);
	}

	@Test
	void forgotPasswordWhenCalledThenAllMembersAreSent() {
		pool.answer(CognitoOperation.ForgotPassword, "{%s}".formatted(DELIVERY_JSON));

		CodeDelivery delivery = Results.of(accountsWithSecret().forgotPassword("alice", METADATA));

		assertThat(pool.lastBody(CognitoOperation.ForgotPassword)).isEqualTo(json("""
				{"ClientId": "%s", "Username": "alice", "SecretHash": "%s", %s}""".formatted(CLIENT_ID,
				secretHash("alice"), METADATA_JSON)));
		assertThat(delivery).isEqualTo(DELIVERY);
	}

	@Test
	void forgotPasswordWhenAnswerHasNoDetailsThenDeliveryIsUnknown() {
		pool.answer(CognitoOperation.ForgotPassword, "{}");

		assertThat(Results.of(accounts().forgotPassword("alice"))).isEqualTo(new CodeDelivery(null, null, null));
	}

	@Test
	void confirmForgotPasswordWhenCalledThenAllMembersAreSent() {
		pool.answer(CognitoOperation.ConfirmForgotPassword, "{}");
		ConfirmForgotPasswordRequest request = ConfirmForgotPasswordRequest.builder("alice", "123456", "New Pass-1 ")
			.metadata(METADATA)
			.build();

		Results.complete(accountsWithSecret().confirmForgotPassword(request));

		assertThat(pool.lastBody(CognitoOperation.ConfirmForgotPassword)).isEqualTo(json("""
				{"ClientId": "%s", "Username": "alice", "SecretHash": "%s", "ConfirmationCode": "123456",
				"Password": "New Pass-1 ", %s}""".formatted(CLIENT_ID, secretHash("alice"), METADATA_JSON)));
	}

	@Test
	void confirmForgotPasswordWhenPasswordBreaksPolicyThenUserSeesWhy() {
		pool.answer(CognitoOperation.ConfirmForgotPassword,
				ScriptedPool.error("InvalidPasswordException", "Password not long enough"));

		CognitoException failure = Results.failure(accounts().confirmForgotPassword("alice", "123456", "short"));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.PASSWORD_POLICY);
		assertThat(failure.userMessage()).isEqualTo("Password not long enough");
	}

	@Test
	void updateAuthEventFeedbackWhenCalledThenPoolIdIsSentAndNoClientId() {
		pool.answer(CognitoOperation.UpdateAuthEventFeedback, "{}");
		CognitoUserAccounts accounts = accountsWithSecret();

		Results.complete(accounts.updateAuthEventFeedback(new AuthEventFeedback("alice", "event-1", "token-1", false)));

		assertThat(pool.lastBody(CognitoOperation.UpdateAuthEventFeedback)).isEqualTo(json("""
				{"UserPoolId": "%s", "Username": "alice", "EventId": "event-1", "FeedbackToken": "token-1",
				"FeedbackValue": "Invalid"}""".formatted(ScriptedPool.USER_POOL_ID)));
		Results.complete(accounts.updateAuthEventFeedback(new AuthEventFeedback("alice", "event-1", "token-1", true)));
		assertThat(pool.lastBody(CognitoOperation.UpdateAuthEventFeedback).get("FeedbackValue").stringValue())
			.isEqualTo("Valid");
	}

	@Test
	void updateAuthEventFeedbackWhenPoolIdIsUnknownThenNothingIsSent() {
		CognitoUserAccounts accounts = CognitoUserAccounts
			.create(CognitoClient.builder().clientId(CLIENT_ID).endpoint(pool.uri()).build());

		CognitoException failure = Results
			.failure(accounts.updateAuthEventFeedback(new AuthEventFeedback("alice", "event-1", "token-1", true)));

		assertThat(failure).isInstanceOf(CognitoMisconfiguredException.class);
		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void secretHashWhenSecondSecretIsTheRightOneThenItIsTriedOnce() {
		pool.answer(CognitoOperation.ForgotPassword,
				ScriptedPool.error("NotAuthorizedException", "Unable to verify secret hash for client " + CLIENT_ID),
				ScriptedPool.ok("{}"));
		CognitoUserAccounts accounts = CognitoUserAccounts
			.create(pool.client().clientSecrets(() -> List.of("oldSecretoldSecretoldSecret", CLIENT_SECRET)).build());

		Results.of(accounts.forgotPassword("alice"));

		assertThat(pool.requests(CognitoOperation.ForgotPassword)).hasSize(2);
		assertThat(pool.lastBody(CognitoOperation.ForgotPassword).get("SecretHash").stringValue())
			.isEqualTo(secretHash("alice"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void callWhenUsernameIsBlankThenNothingIsSent(String username) {
		assertRefused(accounts().signUp(SignUpRequest.builder(username).password("Wonderland-1").build()));
		assertRefused(accounts().confirmSignUp(username, "123456"));
		assertRefused(accounts().resendConfirmationCode(username));
		assertRefused(accounts().forgotPassword(username));
		assertRefused(accounts().confirmForgotPassword(username, "123456", "Wonderland-1"));
		assertRefused(accounts().forgotPassword("a".repeat(129)));
	}

	@Test
	void callWhenNewPasswordIsUnusableThenNothingIsSent() {
		for (String password : new String[] { "", "  ", "x".repeat(257) }) {
			assertThat(assertRefused(accounts().signUp(SignUpRequest.builder("alice").password(password).build())))
				.isEqualTo(CognitoErrorReason.PASSWORD_POLICY);
			assertThat(assertRefused(accounts().confirmForgotPassword("alice", "123456", password)))
				.isEqualTo(CognitoErrorReason.PASSWORD_POLICY);
		}
	}

	@Test
	void requestWhenCodeIsBlankThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> ConfirmSignUpRequest.builder("alice", " "));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ConfirmForgotPasswordRequest.builder("alice", "", "secret"));
		assertThatIllegalArgumentException().isThrownBy(() -> accounts().forAccessToken(" "));
	}

	@Test
	void toStringWhenValuesAreSecretThenShowsNone() {
		String shown = "" + SignUpRequest.builder("alice").password("Wonderland-1").attribute("email", "a@b.c").build()
				+ ConfirmSignUpRequest.builder("alice", "123456").session("session-1").build()
				+ ConfirmForgotPasswordRequest.builder("alice", "123456", "Wonderland-1").build()
				+ new SignUpResult("sub", false, DELIVERY, "session-1") + new SignUpConfirmation("alice", "session-1")
				+ new AuthEventFeedback("alice", "event", "token-1", true) + accountsWithSecret()
				+ accounts().forAccessToken("token-1");

		assertThat(shown).doesNotContain("Wonderland-1", "a@b.c", "123456", "session-1", "token-1", CLIENT_SECRET,
				"alice");
	}

	private static CognitoErrorReason assertRefused(Mono<?> call) {
		CognitoException failure = Results.failure(call);
		assertThat(failure.operation()).isNull();
		assertThat(pool.requests()).isEmpty();
		return failure.reason();
	}

	private static String secretHash(String username) {
		return SecretHash.compute(CLIENT_SECRET, username, CLIENT_ID);
	}

}
