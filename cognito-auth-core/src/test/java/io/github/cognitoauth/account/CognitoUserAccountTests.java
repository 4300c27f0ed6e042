// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.protocol.CognitoCredentialsRejectedException;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CognitoUserAccount} and {@link UserAttributeOperations}.
 */
class CognitoUserAccountTests {

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	/** The client has a secret, which these operations must not prove. */
	private static CognitoUserAccount account() {
		return CognitoUserAccounts.create(pool.client().clientSecret(ScriptedPool.CLIENT_SECRET).build())
			.forAccessToken("access-1");
	}

	@Test
	void profileWhenAnswerIsFullThenIsTyped() {
		pool.answer(CognitoOperation.GetUser, """
				{"Username": "alice", "UserAttributes": [{"Name": "sub", "Value": "sub-1"},
				{"Name": "email", "Value": "alice@example.com"}, {"Name": "email_verified", "Value": "true"},
				{"Name": "phone_number_verified", "Value": "false"}, {"Name": "nickname"}],
				"MFAOptions": [{"DeliveryMedium": "SMS", "AttributeName": "phone_number"}],
				"PreferredMfaSetting": "SOFTWARE_TOKEN_MFA",
				"UserMFASettingList": ["SOFTWARE_TOKEN_MFA", "CARRIER_PIGEON_MFA"]}""");

		UserProfile profile = Results.of(account().profile());

		assertThat(pool.lastBody(CognitoOperation.GetUser)).isEqualTo(json("{\"AccessToken\": \"access-1\"}"));
		assertThat(profile.username()).isEqualTo("alice");
		assertThat(profile.attributes()).containsExactly(Map.entry("sub", "sub-1"),
				Map.entry("email", "alice@example.com"), Map.entry("email_verified", "true"),
				Map.entry("phone_number_verified", "false"), Map.entry("nickname", ""));
		assertThat(profile.isVerified("email")).isTrue();
		assertThat(profile.isVerified("phone_number")).isFalse();
		assertThat(profile.isVerified("address")).isFalse();
		assertThat(profile.preferredMfa()).isEqualTo(MfaType.SOFTWARE_TOKEN_MFA);
		assertThat(profile.mfaTypes()).containsExactly(MfaType.SOFTWARE_TOKEN_MFA, new MfaType("CARRIER_PIGEON_MFA"));
	}

	@Test
	void profileWhenMembersAreOddThenTheyCountAsAbsent() {
		pool.answer(CognitoOperation.GetUser, """
				{"Username": "alice", "UserAttributes": [null, 7, {"Value": "x"}, {"Name": "a", "Value": 1}],
				"PreferredMfaSetting": null, "UserMFASettingList": "SMS_MFA"}""");

		UserProfile profile = Results.of(account().profile());

		assertThat(profile).isEqualTo(new UserProfile("alice", Map.of("a", ""), null, List.of()));
	}

	@Test
	void profileWhenUsernameIsMissingThenErrorIsTyped() {
		pool.answer(CognitoOperation.GetUser, "{\"UserAttributes\": []}");

		assertThat(Results.failure(account().profile()).reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
	}

	@Test
	void profileWhenTokenHasExpiredThenReasonSaysSo() {
		pool.answer(CognitoOperation.GetUser, ScriptedPool.error("NotAuthorizedException", "Access Token has expired"));

		CognitoException failure = Results.failure(account().profile());

		assertThat(failure).isInstanceOf(CognitoCredentialsRejectedException.class);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.ACCESS_TOKEN_REJECTED);
	}

	@Test
	void authFactorsWhenAnswerIsFullThenIsTyped() {
		pool.answer(CognitoOperation.GetUserAuthFactors, """
				{"Username": "alice", "PreferredMfaSetting": "SMS_MFA", "UserMFASettingList": ["SMS_MFA"],
				"ConfiguredUserAuthFactors": ["PASSWORD", "WEB_AUTHN", "CARRIER_PIGEON"]}""");

		UserAuthFactors factors = Results.of(account().authFactors());

		assertThat(pool.lastBody(CognitoOperation.GetUserAuthFactors))
			.isEqualTo(json("{\"AccessToken\": \"access-1\"}"));
		assertThat(factors).isEqualTo(new UserAuthFactors("alice",
				List.of(AuthFactor.PASSWORD, AuthFactor.WEB_AUTHN, new AuthFactor("CARRIER_PIGEON")), MfaType.SMS_MFA,
				List.of(MfaType.SMS_MFA)));
	}

	@Test
	void changePasswordWhenUserHasPasswordThenBothAreSent() {
		pool.answer(CognitoOperation.ChangePassword, "{}");

		Results.complete(account().changePassword("Old Pass-1", "New Pass-1 "));

		assertThat(pool.lastBody(CognitoOperation.ChangePassword)).isEqualTo(json("""
				{"AccessToken": "access-1", "PreviousPassword": "Old Pass-1", "ProposedPassword": "New Pass-1 "}"""));
	}

	@Test
	void changePasswordWhenUserHasNoneThenPreviousIsLeftOut() {
		pool.answer(CognitoOperation.ChangePassword, "{}");

		Results.complete(account().changePassword(null, "New-Pass-1"));

		assertThat(pool.lastBody(CognitoOperation.ChangePassword))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"ProposedPassword\": \"New-Pass-1\"}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   " })
	void changePasswordWhenNewOneIsBlankThenNothingIsSent(String password) {
		CognitoException failure = Results.failure(account().changePassword("Old-Pass-1", password));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.PASSWORD_POLICY);
		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void signOutEverywhereWhenDoneBeforeThenCompletes() {
		pool.answer(CognitoOperation.GlobalSignOut, ScriptedPool.ok("{}"),
				ScriptedPool.error("NotAuthorizedException", "Access Token has been revoked"));

		Results.complete(account().signOutEverywhere());
		Results.complete(account().signOutEverywhere());

		assertThat(pool.requests(CognitoOperation.GlobalSignOut)).hasSize(2);
		assertThat(pool.lastBody(CognitoOperation.GlobalSignOut)).isEqualTo(json("{\"AccessToken\": \"access-1\"}"));
	}

	@Test
	void signOutEverywhereWhenTokenIsForeignThenFails() {
		pool.answer(CognitoOperation.GlobalSignOut,
				ScriptedPool.error("NotAuthorizedException", "Invalid Access Token"));

		assertThat(Results.failure(account().signOutEverywhere()).reason())
			.isEqualTo(CognitoErrorReason.ACCESS_TOKEN_REJECTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}" })
	void deleteWhenAnswerIsEmptyThenCompletes(String answer) {
		pool.answer(CognitoOperation.DeleteUser, answer);

		Results.complete(account().delete());

		assertThat(pool.lastBody(CognitoOperation.DeleteUser)).isEqualTo(json("{\"AccessToken\": \"access-1\"}"));
	}

	@Test
	void updateAttributesWhenCodesAreSentThenDeliveriesAreListed() {
		pool.answer(CognitoOperation.UpdateUserAttributes, """
				{"CodeDeliveryDetailsList": [{"Destination": "a***@e***", "DeliveryMedium": "EMAIL",
				"AttributeName": "email"}, {"Destination": "+*******1234", "DeliveryMedium": "SMS",
				"AttributeName": "phone_number"}]}""");
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("email", "alice@example.com");
		attributes.put("custom:team", "");

		List<CodeDelivery> deliveries = Results.of(account().attributes().update(attributes, Map.of("tenant", "blue")));

		assertThat(pool.lastBody(CognitoOperation.UpdateUserAttributes)).isEqualTo(json("""
				{"AccessToken": "access-1", "UserAttributes": [{"Name": "email", "Value": "alice@example.com"},
				{"Name": "custom:team", "Value": ""}], "ClientMetadata": {"tenant": "blue"}}"""));
		assertThat(deliveries).containsExactly(new CodeDelivery("EMAIL", "a***@e***", "email"),
				new CodeDelivery("SMS", "+*******1234", "phone_number"));
	}

	@Test
	void updateAttributesWhenNothingIsSentThenListIsEmpty() {
		pool.answer(CognitoOperation.UpdateUserAttributes, "{}");

		assertThat(Results.of(account().attributes().update(Map.of("name", "Alice")))).isEmpty();

		assertThat(pool.lastBody(CognitoOperation.UpdateUserAttributes)).isEqualTo(json("""
				{"AccessToken": "access-1", "UserAttributes": [{"Name": "name", "Value": "Alice"}]}"""));
	}

	@Test
	void deleteAttributesWhenCalledThenNamesAreSent() {
		pool.answer(CognitoOperation.DeleteUserAttributes, "{}");

		Results.complete(account().attributes().delete(List.of("nickname", "custom:team")));

		assertThat(pool.lastBody(CognitoOperation.DeleteUserAttributes)).isEqualTo(json("""
				{"AccessToken": "access-1", "UserAttributeNames": ["nickname", "custom:team"]}"""));
	}

	@Test
	void sendVerificationCodeWhenCalledThenDeliveryIsReturned() {
		pool.answer(CognitoOperation.GetUserAttributeVerificationCode, """
				{"CodeDeliveryDetails": {"Destination": "a***@e***", "DeliveryMedium": "EMAIL",
				"AttributeName": "email"}}""");

		CodeDelivery delivery = Results
			.of(account().attributes().sendVerificationCode("email", Map.of("tenant", "blue")));

		assertThat(pool.lastBody(CognitoOperation.GetUserAttributeVerificationCode)).isEqualTo(json("""
				{"AccessToken": "access-1", "AttributeName": "email", "ClientMetadata": {"tenant": "blue"}}"""));
		assertThat(delivery).isEqualTo(new CodeDelivery("EMAIL", "a***@e***", "email"));
	}

	@Test
	void verifyAttributeWhenCalledThenMemberIsCalledCode() {
		pool.answer(CognitoOperation.VerifyUserAttribute, "{}");

		Results.complete(account().attributes().verify("email", "123 456"));

		assertThat(pool.lastBody(CognitoOperation.VerifyUserAttribute)).isEqualTo(json("""
				{"AccessToken": "access-1", "AttributeName": "email", "Code": "123456"}"""));
	}

	@Test
	void attributesWhenInputIsEmptyThenIsRefused() {
		UserAttributeOperations attributes = account().attributes();

		assertThatIllegalArgumentException().isThrownBy(() -> attributes.update(Map.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> attributes.delete(List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> attributes.sendVerificationCode(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> attributes.verify("email", " "));
	}

	@Test
	void toStringWhenProfileHoldsPersonalDataThenShowsNone() {
		String shown = "" + new UserProfile("alice", Map.of("email", "a@b.c"), null, List.of())
				+ new UserAuthFactors("alice", List.of(), null, List.of());

		assertThat(shown).doesNotContain("alice", "a@b.c");
	}

}
