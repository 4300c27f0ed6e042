package io.github.cognitoauth.interop;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cognitoauth.account.AuthEventFeedback;
import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.CognitoUserAccount;
import io.github.cognitoauth.account.ConfirmSignUpRequest;
import io.github.cognitoauth.account.MfaOption;
import io.github.cognitoauth.account.MfaPreference;
import io.github.cognitoauth.account.PasswordResetRequest;
import io.github.cognitoauth.account.SignUpRequest;
import io.github.cognitoauth.authentication.AssociatedSessions;
import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.authentication.NewDeviceMetadata;
import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.authentication.RefreshOperation;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import io.github.cognitoauth.token.source.TokenSources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MFAOptionType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For the same input, this library and the AWS SDK for Java send the same requests. Both
 * talk to one recording server; what is random (SRP, device verifier) is taken from our
 * request and given to the SDK.
 */
class SdkContractTests {

	/** Long, so that a busy machine fails no test. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String POOL = "eu-west-1_Ab1Cd2Ef3";

	private static final String CLIENT = "1example23456789";

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	private static final String HASH = SecretHash.compute(SECRET, "alice", CLIENT);

	private static final String TOKEN = "access.token.1";

	private static final String DEVICE_KEY = "eu-west-1_0f6a3ab8-4be9-4c5a-9f3a-0c4a4c1e7d11";

	private static final Map<String, String> METADATA_MAP = Map.of("tenant", "blue");

	private static final RequestMetadata METADATA = RequestMetadata.ofClientMetadata(METADATA_MAP)
		.withUserContext("192.0.2.7", "encoded")
		.withAnalyticsEndpointId("endpoint-1");

	/** Enough of every answer for both clients; what they do not know they ignore. */
	private static final String ANSWER = """
			{"Username": "alice", "UserSub": "sub-1", "SecretCode": "JBSWY3DPEHPK3PXP", "Status": "SUCCESS",
			"CredentialCreationOptions": {"challenge": "c"}, "Device": {"DeviceKey": "k"},
			"ClientAuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600},
			"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}""";

	private static final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private static CognitoIdentityProviderClient sdk;

	@BeforeAll
	static void start() {
		server.start();
		sdk = CognitoIdentityProviderClient.builder()
			.endpointOverride(URI.create(server.baseUrl()))
			.region(Region.EU_WEST_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.httpClientBuilder(UrlConnectionHttpClient.builder())
			.overrideConfiguration((configuration) -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
	}

	@AfterAll
	static void stop() {
		sdk.close();
		server.stop();
	}

	@BeforeEach
	void reset() {
		server.resetAll();
		answer(ANSWER);
	}

	static List<Contract> contracts() {
		return Stream.of(signInContracts(), tokenContracts(), signUpContracts(), userContracts(), deviceContracts())
			.flatMap(List::stream)
			.toList();
	}

	@ParameterizedTest
	@MethodSource("contracts")
	void requestWhenInputIsTheSameThenIsThatOfTheSdk(Contract contract) {
		if (contract.firstAnswer() != null) {
			answerOnce(contract.firstAnswer());
		}
		Flux.from(contract.ours().get()).then().block(TIMEOUT);
		LoggedRequest ours = last(contract.operation());
		contract.theirs().accept(sdk, MAPPER.readTree(ours.getBodyAsString()));
		LoggedRequest theirs = last(contract.operation());

		assertThat(theirs.getId()).isNotEqualTo(ours.getId());
		assertThat(MAPPER.readTree(ours.getBodyAsString())).isEqualTo(MAPPER.readTree(theirs.getBodyAsString()));
		assertThat(ours.getMethod()).isEqualTo(theirs.getMethod());
		assertThat(ours.getUrl()).isEqualTo(theirs.getUrl());
		for (String header : List.of("X-Amz-Target", "Content-Type", "Authorization")) {
			assertThat(ours.getHeaders().getHeader(header).isPresent()).as(header)
				.isEqualTo(theirs.getHeaders().getHeader(header).isPresent());
			assertThat(ours.getHeader(header)).as(header).isEqualTo(theirs.getHeader(header));
		}
	}

	@Test
	void contractsWhenListedThenCoverEveryOperation() {
		Set<CognitoOperation> covered = contracts().stream().map(Contract::operation).collect(Collectors.toSet());

		assertThat(covered).containsExactlyInAnyOrderElementsOf(CognitoOperation.known());
	}

	/** Sent for the second page, and where a sign-in sets an app up: tested elsewhere. */
	private static final Map<String, Set<String>> NOT_IN_CONTRACTS = Map.of("ListDevices", Set.of("PaginationToken"),
			"ListWebAuthnCredentials", Set.of("NextToken"), "ListUserSessions", Set.of("NextToken"),
			"VerifySoftwareToken", Set.of("Session"));

	@Test
	void requestsWhenAllContractsHaveRunThenHaveEveryMemberOfTheModel() {
		SdkModel model = new SdkModel();
		Map<String, List<JsonNode>> requests = new TreeMap<>();
		for (Contract contract : contracts()) {
			reset();
			if (contract.firstAnswer() != null) {
				answerOnce(contract.firstAnswer());
			}
			Flux.from(contract.ours().get()).then().block(TIMEOUT);
			requests.computeIfAbsent(contract.operation().name(), (name) -> new ArrayList<>())
				.add(MAPPER.readTree(last(contract.operation()).getBodyAsString()));
		}
		requests.forEach((operation, bodies) -> {
			Set<String> sent = new TreeSet<>(NOT_IN_CONTRACTS.getOrDefault(operation, Set.of()));
			bodies.forEach((body) -> paths(sent, "", body));
			assertThat(SdkModelTests.minus(model.requestMembers(operation), sent))
				.as("Members of %s in the model that no request has: let the request send them, and add a contract here",
						operation)
				.isEmpty();
			for (JsonNode body : bodies) {
				assertThat(SdkModelTests.minus(model.requiredMembers(operation), body.propertyNames()))
					.as("Members that the model requires of %s and a request lacks: send them always", operation)
					.isEmpty();
			}
		});
	}

	private static void paths(Set<String> paths, String path, JsonNode node) {
		paths.add(path);
		node.properties()
			.forEach((member) -> paths(paths, path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
					member.getValue()));
		if (node.isArray()) {
			node.forEach((item) -> paths(paths, path, item));
		}
	}

	private static List<Contract> signInContracts() {
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

	private static List<Contract> tokenContracts() {
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

	private static List<Contract> signUpContracts() {
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
						() -> accounts().confirmForgotPassword(PasswordResetRequest
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

	@SuppressWarnings("deprecation")
	private static List<Contract> userContracts() {
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

	private static List<Contract> deviceContracts() {
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

	private static Contract contract(CognitoOperation operation, Supplier<Publisher<?>> ours,
			BiConsumer<CognitoIdentityProviderClient, JsonNode> theirs) {
		return new Contract(operation, null, ours, theirs);
	}

	private static CognitoClient client(@Nullable String secret) {
		return CognitoClient.builder()
			.clientId(CLIENT)
			.clientSecret(secret)
			.userPoolId(POOL)
			.endpoint(URI.create(server.baseUrl()))
			.retry(CognitoRetryPolicy.none())
			.requestTimeout(TIMEOUT)
			.build();
	}

	private static CognitoPasswordAuthenticator authenticator(@Nullable String secret) {
		return CognitoPasswordAuthenticator.builder().client(client(secret)).build();
	}

	private static CognitoUserAccounts accounts() {
		return CognitoUserAccounts.create(client(SECRET));
	}

	private static CognitoUserAccount account() {
		return accounts().forAccessToken(TOKEN);
	}

	private static CognitoTokens tokens() {
		return CognitoTokens.builder(TOKEN, Instant.EPOCH, Duration.ofHours(1))
			.refreshToken("refresh-1")
			.loginName("alice")
			.deviceKey(DEVICE_KEY)
			.build();
	}

	private static AttributeType attribute(String name, String value) {
		return AttributeType.builder().name(name).value(value).build();
	}

	private static Document credential() {
		Map<String, Document> members = new LinkedHashMap<>();
		members.put("id", Document.fromString("abc"));
		members.put("n", Document
			.fromList(Arrays.asList(Document.fromNumber(1), Document.fromBoolean(true), Document.fromNull())));
		return Document.fromMap(members);
	}

	private static String text(JsonNode body, String structure, String member) {
		return body.get(structure).get(member).stringValue();
	}

	private static void answer(String body) {
		server.stubFor(WireMock.post("/")
			.willReturn(WireMock.aResponse().withHeader("Content-Type", "application/x-amz-json-1.1").withBody(body)));
	}

	private static void answerOnce(String body) {
		server.stubFor(WireMock.post("/")
			.withHeader("X-Amz-Target", WireMock.containing("InitiateAuth"))
			.willReturn(WireMock.aResponse().withHeader("Content-Type", "application/x-amz-json-1.1").withBody(body)));
	}

	private static LoggedRequest last(CognitoOperation operation) {
		List<LoggedRequest> requests = server.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo("/"))
			.withHeader("X-Amz-Target", WireMock.equalTo(operation.target())));
		assertThat(requests).isNotEmpty();
		return requests.get(requests.size() - 1);
	}

	/**
	 * One operation, called both ways.
	 *
	 * @param operation the operation
	 * @param firstAnswer what InitiateAuth answers where a challenge must come first
	 * @param ours the call through this library
	 * @param theirs the call through the SDK, given our body for what is random
	 */
	record Contract(CognitoOperation operation, @Nullable String firstAnswer, Supplier<Publisher<?>> ours,
			BiConsumer<CognitoIdentityProviderClient, JsonNode> theirs) {

		@Override
		public String toString() {
			return this.operation.name();
		}

	}

}
