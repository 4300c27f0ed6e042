// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.cognitoauth.account.AuthEventFeedback;
import io.github.cognitoauth.account.ConfirmSignUpRequest;
import io.github.cognitoauth.account.ConfirmForgotPasswordRequest;
import io.github.cognitoauth.account.SignUpRequest;
import io.github.cognitoauth.authentication.AssociatedSessions;
import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.authentication.RefreshOperation;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.token.source.TokenSources;

/** Sign-in, tokens and sign-up. */
final class SdkSignInContracts extends SdkContracts {

	SdkSignInContracts(Supplier<String> baseUrl) {
		super(baseUrl);
	}

	@Override
	List<Contract> all() {
		return Stream.of(signInContracts(), tokenContracts(), signUpContracts()).flatMap(List::stream).toList();
	}

	private List<Contract> signInContracts() {
		return List.of(
				contract(CognitoOperation.InitiateAuth,
						() -> authenticator(null).authenticate("alice", " Wonder land-1\u00e4"),
						(sdk, ours) -> sdk.initiateAuth((request) -> request.authFlow("USER_PASSWORD_AUTH")
							.clientId(CLIENT)
							.authParameters(Map.of("USERNAME", "alice", "PASSWORD", " Wonder land-1\u00e4")))),
				contract(CognitoOperation.InitiateAuth,
						() -> authenticator(SECRET).authenticate(AuthenticationRequest.builder("alice")
							.password("Wonderland-1")
							.flow(AuthFlow.USER_SRP_AUTH)
							.metadata(METADATA)
							.build()),
						(sdk, ours) -> sdk.initiateAuth((request) -> request.authFlow("USER_SRP_AUTH")
							.clientId(CLIENT)
							.authParameters(Map.of("USERNAME", "alice", "SECRET_HASH", HASH, "SRP_A",
									text(ours, "AuthParameters", "SRP_A")))
							.clientMetadata(METADATA_MAP)
							.userContextData((data) -> data.ipAddress("192.0.2.7").encodedData("encoded"))
							.analyticsMetadata((data) -> data.analyticsEndpointId("endpoint-1")))),
				contract(CognitoOperation.InitiateAuth, () -> authenticator(null)
					.authenticate(AuthenticationRequest.builder("alice")
						.flow(AuthFlow.USER_AUTH)
						.preferredChallenge(ChallengeName.EMAIL_OTP)
						.session("session-from-confirm-sign-up")
						.build()), (
								sdk,
								ours) -> sdk.initiateAuth((request) -> request.authFlow("USER_AUTH")
									.clientId(CLIENT)
									.session("session-from-confirm-sign-up")
									.authParameters(Map.of("USERNAME", "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP")))),
				contract(CognitoOperation.InitiateAuth,
						() -> authenticator(null).authenticate(AuthenticationRequest.builder("alice")
							.targetLevels("urn:cognito:loa:4", "urn:cognito:loa:3")
							.maxAge(Duration.ofMinutes(5))
							.accessToken(TOKEN)
							.build()),
						(sdk, ours) -> sdk.initiateAuth((request) -> request.authFlow("USER_AUTH")
							.clientId(CLIENT)
							.authParameters(Map.of("USERNAME", "alice", "TARGET_ACR_VALUES",
									"urn:cognito:loa:4 urn:cognito:loa:3", "MAX_AGE", "300", "ACCESS_TOKEN", TOKEN)))),
				contract(CognitoOperation.InitiateAuth,
						() -> CognitoPasswordAuthenticator.builder()
							.client(client(SECRET))
							.refreshOperation(RefreshOperation.REFRESH_TOKEN_AUTH)
							.build()
							.refresh(tokens()),
						(sdk, ours) -> sdk.initiateAuth((request) -> request.authFlow("REFRESH_TOKEN_AUTH")
							.clientId(CLIENT)
							.authParameters(Map.of("REFRESH_TOKEN", "refresh-1", "SECRET_HASH", HASH, "DEVICE_KEY",
									DEVICE_KEY)))),
				new Contract(CognitoOperation.RespondToAuthChallenge, """
						{"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "session-1",
						"ChallengeParameters": {"USER_ID_FOR_SRP": "alice", "requiredAttributes": "[]"}}""",
						() -> authenticator(SECRET).authenticate("alice@example.com", "Temp-Pass-1")
							.flatMap((outcome) -> authenticator(SECRET)
								.respond(((NewPasswordRequiredChallenge) ((ChallengeRequired) outcome).challenge())
									.answer("New-Pass-1", Map.of("name", "Alice"))
									.withMetadata(METADATA))),
						(sdk, ours) -> sdk
							.respondToAuthChallenge((request) -> request.challengeName("NEW_PASSWORD_REQUIRED")
								.clientId(CLIENT)
								.session("session-1")
								.challengeResponses(Map.of("USERNAME", "alice", "SECRET_HASH", HASH, "NEW_PASSWORD",
										"New-Pass-1", "userAttributes.name", "Alice"))
								.clientMetadata(METADATA_MAP)
								.userContextData((data) -> data.ipAddress("192.0.2.7").encodedData("encoded"))
								.analyticsMetadata((data) -> data.analyticsEndpointId("endpoint-1")))),
				new Contract(CognitoOperation.AssociateSoftwareToken, """
						{"ChallengeName": "MFA_SETUP", "Session": "session-1", "ChallengeParameters": {}}""",
						() -> authenticator(null).authenticate("alice", "Wonderland-1")
							.flatMap((outcome) -> authenticator(null)
								.associateSoftwareToken((MfaSetupChallenge) ((ChallengeRequired) outcome).challenge())),
						(sdk, ours) -> sdk.associateSoftwareToken((request) -> request.session("session-1"))));
	}

	private List<Contract> tokenContracts() {
		return List.of(
				contract(CognitoOperation.GetTokensFromRefreshToken,
						() -> authenticator(SECRET).refresh(tokens(), METADATA),
						(sdk, ours) -> sdk.getTokensFromRefreshToken((request) -> request.refreshToken("refresh-1")
							.clientId(CLIENT)
							.clientSecret(SECRET)
							.deviceKey(DEVICE_KEY)
							.clientMetadata(METADATA_MAP))),
				contract(CognitoOperation.RevokeToken, () -> authenticator(SECRET).revoke(tokens()),
						(sdk, ours) -> sdk.revokeToken(
								(request) -> request.token("refresh-1").clientId(CLIENT).clientSecret(SECRET))),
				contract(CognitoOperation.RevokeToken,
						() -> authenticator(SECRET).revoke("refresh-1", AssociatedSessions.LINKED),
						(sdk, ours) -> sdk.revokeToken((request) -> request.token("refresh-1")
							.clientId(CLIENT)
							.clientSecret(SECRET)
							.revokeAssociatedSessions("LINKED"))),
				contract(CognitoOperation.GetClientToken,
						() -> TokenSources.client(client(SECRET), Clock.systemUTC(), List.of("api/read", "api/write"))
							.signIn(),
						(sdk, ours) -> sdk.getClientToken(
								(request) -> request.clientId(CLIENT).secret(SECRET).scopes("api/read", "api/write"))),
				contract(CognitoOperation.GetClientToken,
						() -> TokenSources.client(client(SECRET), Clock.systemUTC(), List.of(), METADATA).signIn(),
						(sdk, ours) -> sdk.getClientToken(
								(request) -> request.clientId(CLIENT).secret(SECRET).clientMetadata(METADATA_MAP))),
				contract(CognitoOperation.GlobalSignOut, () -> account().signOutEverywhere(),
						(sdk, ours) -> sdk.globalSignOut((request) -> request.accessToken(TOKEN))));
	}

	private List<Contract> signUpContracts() {
		return List.of(
				contract(CognitoOperation.SignUp,
						() -> accounts().signUp(SignUpRequest.builder("alice")
							.password("Wonderland-1")
							.attribute("email", "alice@example.com")
							.validationData("invitation", "4711")
							.metadata(METADATA)
							.build()),
						(sdk, ours) -> sdk.signUp((request) -> request.clientId(CLIENT)
							.secretHash(HASH)
							.username("alice")
							.password("Wonderland-1")
							.userAttributes(attribute("email", "alice@example.com"))
							.validationData(attribute("invitation", "4711"))
							.clientMetadata(METADATA_MAP)
							.userContextData((data) -> data.ipAddress("192.0.2.7").encodedData("encoded"))
							.analyticsMetadata((data) -> data.analyticsEndpointId("endpoint-1")))),
				contract(CognitoOperation.ConfirmSignUp,
						() -> accounts().confirmSignUp(ConfirmSignUpRequest.builder("alice", "123456")
							.session("session-of-sign-up-1")
							.forceAliasCreation(true)
							.metadata(METADATA)
							.build()),
						(sdk, ours) -> sdk.confirmSignUp((request) -> request.clientId(CLIENT)
							.secretHash(HASH)
							.username("alice")
							.confirmationCode("123456")
							.session("session-of-sign-up-1")
							.forceAliasCreation(true)
							.clientMetadata(METADATA_MAP)
							.userContextData((data) -> data.ipAddress("192.0.2.7").encodedData("encoded"))
							.analyticsMetadata((data) -> data.analyticsEndpointId("endpoint-1")))),
				contract(CognitoOperation.ResendConfirmationCode,
						() -> accounts().resendConfirmationCode("alice", METADATA),
						(sdk, ours) -> sdk.resendConfirmationCode((request) -> request.clientId(CLIENT)
							.secretHash(HASH)
							.username("alice")
							.clientMetadata(METADATA_MAP)
							.userContextData((data) -> data.ipAddress("192.0.2.7").encodedData("encoded"))
							.analyticsMetadata((data) -> data.analyticsEndpointId("endpoint-1")))),
				contract(CognitoOperation.ForgotPassword, () -> accounts().forgotPassword("alice", METADATA),
						(sdk, ours) -> sdk.forgotPassword((request) -> request.clientId(CLIENT)
							.secretHash(HASH)
							.username("alice")
							.clientMetadata(METADATA_MAP)
							.userContextData((data) -> data.ipAddress("192.0.2.7").encodedData("encoded"))
							.analyticsMetadata((data) -> data.analyticsEndpointId("endpoint-1")))),
				contract(CognitoOperation.ConfirmForgotPassword,
						() -> accounts().confirmForgotPassword(ConfirmForgotPasswordRequest
							.builder("alice", "123456", "New-Pass-1")
							.metadata(METADATA)
							.build()),
						(sdk, ours) -> sdk.confirmForgotPassword((request) -> request.clientId(CLIENT)
							.secretHash(HASH)
							.username("alice")
							.confirmationCode("123456")
							.password("New-Pass-1")
							.clientMetadata(METADATA_MAP)
							.userContextData((data) -> data.ipAddress("192.0.2.7").encodedData("encoded"))
							.analyticsMetadata((data) -> data.analyticsEndpointId("endpoint-1")))),
				contract(CognitoOperation.UpdateAuthEventFeedback,
						() -> accounts().updateAuthEventFeedback(new AuthEventFeedback("alice", "event-1",
								"feedback-token", false)),
						(sdk, ours) -> sdk.updateAuthEventFeedback((request) -> request.userPoolId(POOL)
							.username("alice")
							.eventId("event-1")
							.feedbackToken("feedback-token")
							.feedbackValue("Invalid"))));
	}

}
