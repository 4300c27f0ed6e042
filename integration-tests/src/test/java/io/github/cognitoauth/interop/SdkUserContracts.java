// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.cognitoauth.account.MfaOption;
import io.github.cognitoauth.account.MfaPreference;
import io.github.cognitoauth.authentication.AssociatedSessions;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.authentication.NewDeviceMetadata;
import io.github.cognitoauth.protocol.CognitoOperation;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MFAOptionType;

/** What a signed-in user does with an access token. */
final class SdkUserContracts extends SdkContracts {

	SdkUserContracts(Supplier<String> baseUrl) {
		super(baseUrl);
	}

	@Override
	List<Contract> all() {
		return Stream.of(userContracts(), deviceContracts()).flatMap(List::stream).toList();
	}

	@SuppressWarnings("deprecation")
	private List<Contract> userContracts() {
		return List.of(
				contract(CognitoOperation.GetUser, () -> account().profile(),
						(sdk, ours) -> sdk.getUser((request) -> request.accessToken(TOKEN))),
				contract(CognitoOperation.GetUserAuthFactors, () -> account().authFactors(),
						(sdk, ours) -> sdk.getUserAuthFactors((request) -> request.accessToken(TOKEN))),
				contract(CognitoOperation.ChangePassword, () -> account().changePassword("Old-Pass-1", "New-Pass-1"),
						(sdk, ours) -> sdk.changePassword((request) -> request.accessToken(TOKEN)
							.previousPassword("Old-Pass-1")
							.proposedPassword("New-Pass-1"))),
				contract(CognitoOperation.ListUserSessions, () -> account().sessions().list(),
						(sdk, ours) -> sdk.listUserSessions((request) -> request.accessToken(TOKEN))),
				contract(CognitoOperation.RevokeUserSession,
						() -> account().sessions().revoke("tkn1example", AssociatedSessions.LINKED),
						(sdk, ours) -> sdk.revokeUserSession((request) -> request.accessToken(TOKEN)
							.sessionId("tkn1example")
							.revokeAssociatedSessions("LINKED"))),
				contract(CognitoOperation.DeleteUser, () -> account().delete(),
						(sdk, ours) -> sdk.deleteUser((request) -> request.accessToken(TOKEN))),
				contract(CognitoOperation.UpdateUserAttributes,
						() -> account().attributes().update(Map.of("email", "a@b.c"), METADATA_MAP),
						(sdk, ours) -> sdk.updateUserAttributes((request) -> request.accessToken(TOKEN)
							.userAttributes(attribute("email", "a@b.c"))
							.clientMetadata(METADATA_MAP))),
				contract(CognitoOperation.DeleteUserAttributes,
						() -> account().attributes().delete(List.of("name", "custom:team")),
						(sdk, ours) -> sdk.deleteUserAttributes(
								(request) -> request.accessToken(TOKEN).userAttributeNames("name", "custom:team"))),
				contract(CognitoOperation.GetUserAttributeVerificationCode,
						() -> account().attributes().sendVerificationCode("email", METADATA_MAP),
						(sdk, ours) -> sdk.getUserAttributeVerificationCode((request) -> request.accessToken(TOKEN)
							.attributeName("email")
							.clientMetadata(METADATA_MAP))),
				contract(CognitoOperation.VerifyUserAttribute, () -> account().attributes().verify("email", "123456"),
						(sdk, ours) -> sdk.verifyUserAttribute(
								(request) -> request.accessToken(TOKEN).attributeName("email").code("123456"))),
				contract(CognitoOperation.SetUserMFAPreference,
						() -> account().mfa()
							.setPreference(MfaPreference.builder()
								.doNotPrefer(MfaType.SMS_MFA)
								.prefer(MfaType.SOFTWARE_TOKEN_MFA)
								.disable(MfaType.EMAIL_OTP)
								.passkeys(true)
								.build()),
						(sdk, ours) -> sdk.setUserMFAPreference((request) -> request.accessToken(TOKEN)
							.smsMfaSettings((sms) -> sms.enabled(true).preferredMfa(false))
							.softwareTokenMfaSettings((app) -> app.enabled(true).preferredMfa(true))
							.emailMfaSettings((email) -> email.enabled(false))
							.webAuthnMfaSettings((passkeys) -> passkeys.enabled(true)))),
				contract(CognitoOperation.SetUserMFAPreference,
						() -> account().mfa().setPreference(MfaPreference.builder().prefer(MfaType.EMAIL_OTP).build()),
						(sdk, ours) -> sdk.setUserMFAPreference((request) -> request.accessToken(TOKEN)
							.emailMfaSettings((email) -> email.enabled(true).preferredMfa(true)))),
				contract(CognitoOperation.SetUserSettings,
						() -> account().mfa().setUserSettings(List.of(new MfaOption("SMS", "phone_number"))),
						(sdk, ours) -> sdk.setUserSettings((request) -> request.accessToken(TOKEN)
							.mfaOptions(MFAOptionType.builder()
								.deliveryMedium("SMS")
								.attributeName("phone_number")
								.build()))),
				contract(CognitoOperation.AssociateSoftwareToken, () -> account().mfa().associateSoftwareToken(),
						(sdk, ours) -> sdk.associateSoftwareToken((request) -> request.accessToken(TOKEN))),
				contract(CognitoOperation.VerifySoftwareToken,
						() -> account().mfa().verifySoftwareToken("123456", "phone"),
						(sdk, ours) -> sdk.verifySoftwareToken((
								request) -> request.accessToken(TOKEN).userCode("123456").friendlyDeviceName("phone"))),
				contract(CognitoOperation.StartWebAuthnRegistration, () -> account().passkeys().startRegistration(),
						(sdk, ours) -> sdk.startWebAuthnRegistration((request) -> request.accessToken(TOKEN))),
				contract(CognitoOperation.CompleteWebAuthnRegistration,
						() -> account().passkeys().completeRegistration("{\"id\":\"abc\",\"n\":[1,true,null]}"),
						(sdk, ours) -> sdk.completeWebAuthnRegistration(
								(request) -> request.accessToken(TOKEN).credential(credential()))),
				contract(CognitoOperation.ListWebAuthnCredentials, () -> account().passkeys().list(),
						(sdk, ours) -> sdk
							.listWebAuthnCredentials((request) -> request.accessToken(TOKEN).maxResults(20))),
				contract(CognitoOperation.DeleteWebAuthnCredential, () -> account().passkeys().delete("credential-1"),
						(sdk, ours) -> sdk.deleteWebAuthnCredential(
								(request) -> request.accessToken(TOKEN).credentialId("credential-1"))));
	}

	private List<Contract> deviceContracts() {
		return List.of(
				contract(CognitoOperation.ConfirmDevice,
						() -> account().devices().confirm(new NewDeviceMetadata(DEVICE_KEY, "-Group1"), "laptop"),
						(sdk, ours) -> sdk.confirmDevice((request) -> request.accessToken(TOKEN)
							.deviceKey(DEVICE_KEY)
							.deviceName("laptop")
							.deviceSecretVerifierConfig((config) -> config
								.passwordVerifier(text(ours, "DeviceSecretVerifierConfig", "PasswordVerifier"))
								.salt(text(ours, "DeviceSecretVerifierConfig", "Salt"))))),
				contract(CognitoOperation.ListDevices, () -> account().devices().list(),
						(sdk, ours) -> sdk.listDevices((request) -> request.accessToken(TOKEN).limit(60))),
				contract(CognitoOperation.GetDevice, () -> account().devices().get(DEVICE_KEY),
						(sdk, ours) -> sdk.getDevice((request) -> request.accessToken(TOKEN).deviceKey(DEVICE_KEY))),
				contract(CognitoOperation.UpdateDeviceStatus, () -> account().devices().stopRemembering(DEVICE_KEY),
						(sdk, ours) -> sdk.updateDeviceStatus((request) -> request.accessToken(TOKEN)
							.deviceKey(DEVICE_KEY)
							.deviceRememberedStatus("not_remembered"))),
				contract(CognitoOperation.ForgetDevice, () -> account().devices().forget(DEVICE_KEY), (sdk, ours) -> sdk
					.forgetDevice((request) -> request.accessToken(TOKEN).deviceKey(DEVICE_KEY))));
	}

	private static Document credential() {
		Map<String, Document> members = new LinkedHashMap<>();
		members.put("id", Document.fromString("abc"));
		members.put("n", Document
			.fromList(Arrays.asList(Document.fromNumber(1), Document.fromBoolean(true), Document.fromNull())));
		return Document.fromMap(members);
	}

}
