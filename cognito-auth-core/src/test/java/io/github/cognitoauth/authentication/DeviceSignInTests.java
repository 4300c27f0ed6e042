// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for sign-ins in a pool that tracks devices.
 */
class DeviceSignInTests {

	private static final RememberedDevice DEVICE = new RememberedDevice("eu-west-1_device-1", "-Group1",
			"ZGV2aWNlLXBhc3N3b3Jk");

	private static final String TOKENS = "{\"AuthenticationResult\": {\"AccessToken\": \"access-1\"}}";

	private static final String TOKENS_WITH_DEVICE = """
			{"AuthenticationResult": {"AccessToken": "access-1", "RefreshToken": "refresh-1",
			"NewDeviceMetadata": {"DeviceKey": "eu-west-1_device-2", "DeviceGroupKey": "-Group1"}}}""";

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private final DeviceStore store = DeviceStore.inMemory(10);

	private CognitoPasswordAuthenticator authenticator(DeviceStore deviceStore) {
		return CognitoPasswordAuthenticator.builder().client(pool.client().build()).deviceStore(deviceStore).build();
	}

	@Test
	void authenticateWhenDeviceIsKnownThenItProvesItself() {
		pool.answer(CognitoOperation.InitiateAuth, "{\"ChallengeName\": \"DEVICE_SRP_AUTH\", \"Session\": \"s-1\"}");
		pool.answer(CognitoOperation.RespondToAuthChallenge, ChallengeAnswerTests.verifier("DEVICE_PASSWORD_VERIFIER"),
				TOKENS);
		Results.complete(this.store.save("alice", DEVICE));

		Authenticated outcome = (Authenticated) Results
			.of(authenticator(this.store).authenticate("alice", "Wonderland-1"));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth).get("AuthParameters").get("DEVICE_KEY").stringValue())
			.isEqualTo(DEVICE.deviceKey());
		JsonNode first = pool.body(CognitoOperation.RespondToAuthChallenge, 0);
		assertThat(first.get("ChallengeName").stringValue()).isEqualTo("DEVICE_SRP_AUTH");
		assertThat(first.get("Session").stringValue()).isEqualTo("s-1");
		assertThat(first.get("ChallengeResponses").propertyNames()).containsExactlyInAnyOrder("USERNAME", "DEVICE_KEY",
				"SRP_A");
		JsonNode second = pool.body(CognitoOperation.RespondToAuthChallenge, 1);
		assertThat(second.get("ChallengeName").stringValue()).isEqualTo("DEVICE_PASSWORD_VERIFIER");
		assertThat(second.get("ChallengeResponses").propertyNames()).containsExactlyInAnyOrder("USERNAME", "DEVICE_KEY",
				"PASSWORD_CLAIM_SIGNATURE", "PASSWORD_CLAIM_SECRET_BLOCK", "TIMESTAMP");
		assertThat(outcome.tokens().deviceKey()).isEqualTo(DEVICE.deviceKey());
		assertThat(pool.requests(CognitoOperation.ConfirmDevice)).isEmpty();
	}

	@Test
	void authenticateWhenDeviceIsForgottenByPoolThenIsDroppedAndSignInRepeated() {
		pool.answer(CognitoOperation.InitiateAuth,
				ScriptedPool.error("ResourceNotFoundException", "Device does not exist."), ScriptedPool.ok(TOKENS));
		Results.complete(this.store.save("alice", DEVICE));

		Results.of(authenticator(this.store).authenticate("alice", "Wonderland-1"));

		assertThat(pool.body(CognitoOperation.InitiateAuth, 1).get("AuthParameters").has("DEVICE_KEY")).isFalse();
		assertThat(this.store.find("alice").blockOptional()).isEmpty();
	}

	@Test
	void authenticateWhenErrorHasNoMessageAndADeviceTakesPartThenItIsTheDevice() {
		pool.answer(CognitoOperation.InitiateAuth, ScriptedPool.error("ResourceNotFoundException", null),
				ScriptedPool.ok(TOKENS), ScriptedPool.error("ResourceNotFoundException", null));
		Results.complete(this.store.save("alice", DEVICE));

		Results.of(authenticator(this.store).authenticate("alice", "Wonderland-1"));
		assertThat(this.store.find("alice").blockOptional()).isEmpty();

		assertThat(Results.failure(authenticator(this.store).authenticate("alice", "Wonderland-1")).reason())
			.isEqualTo(CognitoErrorReason.CLIENT_NOT_FOUND);
	}

	@Test
	void authenticateWhenSecretOfDeviceIsRefusedThenIsDroppedAndSignInRepeated() {
		pool.answer(CognitoOperation.InitiateAuth,
				ScriptedPool.ok("{\"ChallengeName\": \"DEVICE_SRP_AUTH\", \"Session\": \"s-1\"}"),
				ScriptedPool.ok(TOKENS));
		pool.answer(CognitoOperation.RespondToAuthChallenge,
				ScriptedPool.ok(ChallengeAnswerTests.verifier("DEVICE_PASSWORD_VERIFIER")),
				ScriptedPool.error("NotAuthorizedException", "Incorrect username or password."));
		Results.complete(this.store.save("alice", DEVICE));

		Results.of(authenticator(this.store).authenticate("alice", "Wonderland-1"));

		assertThat(pool.body(CognitoOperation.InitiateAuth, 1).get("AuthParameters").has("DEVICE_KEY")).isFalse();
		assertThat(this.store.find("alice").blockOptional()).isEmpty();
	}

	@Test
	void respondWhenSecretOfCallersDeviceIsRefusedThenPasswordIsNotBlamed() {
		pool.answer(CognitoOperation.InitiateAuth, "{\"ChallengeName\": \"DEVICE_SRP_AUTH\", \"Session\": \"s-1\"}");
		pool.answer(CognitoOperation.RespondToAuthChallenge,
				ScriptedPool.ok(ChallengeAnswerTests.verifier("DEVICE_PASSWORD_VERIFIER")),
				ScriptedPool.error("NotAuthorizedException", "Incorrect username or password."));
		CognitoPasswordAuthenticator authenticator = authenticator(DeviceStore.none());
		DeviceSrpChallenge challenge = (DeviceSrpChallenge) ((ChallengeRequired) Results
			.of(authenticator.authenticate("alice", "Wonderland-1"))).challenge();

		CognitoException failure = Results.failure(authenticator.respond(challenge.answer(DEVICE)));

		assertThat(failure.code()).isEqualTo("NotAuthorizedException");
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.DEVICE_NOT_FOUND);
	}

	@Test
	void authenticateWhenPoolCreatesDeviceThenItIsConfirmedAndKept() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS_WITH_DEVICE);
		pool.answer(CognitoOperation.ConfirmDevice, "{\"UserConfirmationNecessary\": true}");
		pool.answer(CognitoOperation.UpdateDeviceStatus, "{}");

		Authenticated outcome = (Authenticated) Results
			.of(authenticator(this.store).authenticate("alice", "Wonderland-1"));

		assertThat(outcome.tokens().deviceKey()).isEqualTo("eu-west-1_device-2");
		assertThat(outcome.tokens().newDeviceMetadata())
			.isEqualTo(new NewDeviceMetadata("eu-west-1_device-2", "-Group1"));
		assertThat(pool.lastBody(CognitoOperation.ConfirmDevice).propertyNames())
			.containsExactlyInAnyOrder("AccessToken", "DeviceKey", "DeviceSecretVerifierConfig");
		assertThat(pool.lastBody(CognitoOperation.UpdateDeviceStatus)).isEqualTo(ScriptedPool.json("""
				{"AccessToken": "access-1", "DeviceKey": "eu-west-1_device-2",
				"DeviceRememberedStatus": "remembered"}"""));
		RememberedDevice kept = Results.of(this.store.find("alice"));
		assertThat(kept.deviceKey()).isEqualTo("eu-west-1_device-2");
		assertThat(kept.deviceGroupKey()).isEqualTo("-Group1");
	}

	@Test
	void authenticateWhenNothingIsKeptThenDeviceIsConfirmedAndNotRemembered() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS_WITH_DEVICE);
		pool.answer(CognitoOperation.ConfirmDevice, "{\"UserConfirmationNecessary\": true}");

		Results.of(authenticator(DeviceStore.none()).authenticate("alice", "Wonderland-1"));

		assertThat(pool.requests(CognitoOperation.ConfirmDevice)).hasSize(1);
		assertThat(pool.requests(CognitoOperation.UpdateDeviceStatus)).isEmpty();
	}

	@Test
	void authenticateWhenOnlyRememberingFailsThenRefreshTokenIsStillBoundToDevice() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS_WITH_DEVICE);
		pool.answer(CognitoOperation.ConfirmDevice, "{\"UserConfirmationNecessary\": true}");
		pool.answer(CognitoOperation.UpdateDeviceStatus, ScriptedPool.error("TooManyRequestsException", null));

		Authenticated outcome = (Authenticated) Results
			.of(authenticator(this.store).authenticate("alice", "Wonderland-1"));

		assertThat(outcome.tokens().deviceKey()).isEqualTo("eu-west-1_device-2");
	}

	@Test
	void authenticateWhenConfirmationFailsThenUserIsSignedInAllTheSame() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS_WITH_DEVICE);
		pool.answer(CognitoOperation.ConfirmDevice, ScriptedPool.error("InternalErrorException", null));

		Authenticated outcome = (Authenticated) Results
			.of(authenticator(this.store).authenticate("alice", "Wonderland-1"));

		assertThat(outcome.tokens().accessToken()).isEqualTo("access-1");
		assertThat(this.store.find("alice").blockOptional()).isEmpty();
	}

	@Test
	void authenticateWhenConfirmationIsSwitchedOffThenNothingIsConfirmed() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS_WITH_DEVICE);

		Authenticated outcome = (Authenticated) Results.of(CognitoPasswordAuthenticator.builder()
			.client(pool.client().build())
			.confirmDevices(false)
			.build()
			.authenticate("alice", "Wonderland-1"));

		assertThat(pool.requests(CognitoOperation.ConfirmDevice)).isEmpty();
		assertThat(outcome.tokens().deviceKey()).isEqualTo("eu-west-1_device-2");
	}

	@Test
	void authenticateWhenStoreFailsThenCountsAsUnknown() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS_WITH_DEVICE);
		pool.answer(CognitoOperation.ConfirmDevice, "{}");

		for (DeviceStore broken : List.of(new BrokenStore(), new ThrowingStore(), new SilentStore())) {
			CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
				.client(pool.client().build())
				.deviceStore(broken)
				.deviceStoreTimeout(Duration.ofMillis(50))
				.build();

			Authenticated outcome = (Authenticated) Results.of(authenticator.authenticate("alice", "Wonderland-1"));

			assertThat(outcome.tokens().deviceKey()).isEqualTo("eu-west-1_device-2");
		}
	}

	@Test
	void respondWhenCallerKeepsDeviceThenItProvesItself() {
		pool.answer(CognitoOperation.InitiateAuth, "{\"ChallengeName\": \"DEVICE_SRP_AUTH\", \"Session\": \"s-1\"}");
		pool.answer(CognitoOperation.RespondToAuthChallenge, ChallengeAnswerTests.verifier("DEVICE_PASSWORD_VERIFIER"),
				TOKENS);
		CognitoPasswordAuthenticator authenticator = authenticator(DeviceStore.none());
		DeviceSrpChallenge challenge = (DeviceSrpChallenge) ((ChallengeRequired) Results
			.of(authenticator.authenticate("alice", "Wonderland-1"))).challenge();

		assertThat(Results.of(authenticator.respond(challenge.answer(DEVICE)))).isInstanceOf(Authenticated.class);

		assertThat(pool.lastBody(CognitoOperation.RespondToAuthChallenge)
			.get("ChallengeResponses")
			.get("DEVICE_KEY")
			.stringValue()).isEqualTo(DEVICE.deviceKey());
	}

	@Test
	void respondWhenDeviceTakesPartThenItsKeyGoesWithEveryAnswer() {
		pool.answer(CognitoOperation.InitiateAuth,
				ChallengeAnswerTests.challenge("NEW_PASSWORD_REQUIRED", "s-1", Map.of()));
		pool.answer(CognitoOperation.RespondToAuthChallenge,
				"{\"ChallengeName\": \"DEVICE_SRP_AUTH\", \"Session\": \"s-2\"}",
				ChallengeAnswerTests.verifier("DEVICE_PASSWORD_VERIFIER"), TOKENS);
		Results.complete(this.store.save("alice", DEVICE));
		CognitoPasswordAuthenticator authenticator = authenticator(this.store);
		NewPasswordRequiredChallenge challenge = (NewPasswordRequiredChallenge) ((ChallengeRequired) Results
			.of(authenticator.authenticate("alice", "Wonderland-1"))).challenge();

		assertThat(Results.of(authenticator.respond(challenge.answer("New-Pass-1")))).isInstanceOf(Authenticated.class);

		assertThat(pool.requests(CognitoOperation.RespondToAuthChallenge)).allSatisfy((request) -> assertThat(
				ScriptedPool.json(request.getBodyAsString()).get("ChallengeResponses").get("DEVICE_KEY").stringValue())
			.isEqualTo(DEVICE.deviceKey()));
	}

	@Test
	void respondWhenStoreHasLostDeviceThenTokensKeepItsKey() {
		pool.answer(CognitoOperation.InitiateAuth, ChallengeAnswerTests.challenge("SMS_MFA", "s-1", Map.of()));
		pool.answer(CognitoOperation.RespondToAuthChallenge, TOKENS);
		Results.complete(this.store.save("alice", DEVICE));
		CognitoPasswordAuthenticator authenticator = authenticator(this.store);
		SmsMfaChallenge challenge = (SmsMfaChallenge) ((ChallengeRequired) Results
			.of(authenticator.authenticate("alice", "Wonderland-1"))).challenge();
		Results.complete(this.store.remove("alice"));

		Authenticated outcome = (Authenticated) Results.of(authenticator.respond(challenge.answer("123456")));

		assertThat(pool.lastBody(CognitoOperation.RespondToAuthChallenge)
			.get("ChallengeResponses")
			.get("DEVICE_KEY")
			.stringValue()).isEqualTo(DEVICE.deviceKey());
		assertThat(outcome.tokens().deviceKey()).isEqualTo(DEVICE.deviceKey());
	}

	@Test
	void storeWhenFullThenLeastRecentlyUsedGivesWay() {
		DeviceStore small = DeviceStore.inMemory(2);
		Results.complete(small.save("a", DEVICE));
		Results.complete(small.save("b", DEVICE));
		Results.of(small.find("a"));
		Results.complete(small.save("c", DEVICE));

		assertThat(small.find("b").blockOptional()).isEmpty();
		assertThat(small.find("a").blockOptional()).isPresent();
		assertThat(small.find("c").blockOptional()).isPresent();
		assertThatIllegalArgumentException().isThrownBy(() -> DeviceStore.inMemory(0));
		assertThat(DEVICE.toString()).doesNotContain(DEVICE.devicePassword());
	}

	@Test
	void authenticateWhenDeviceIsGoneAndStoreNeverAnswersThenSignsIn() {
		pool.answer(CognitoOperation.InitiateAuth,
				WireMock.badRequest()
					.withBody("{\"__type\": \"ResourceNotFoundException\", \"message\": \"Device does not exist.\"}"),
				WireMock.okJson(TOKENS));
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(pool.client().build())
			.deviceStore(new SilentStore() {

				@Override
				public Mono<RememberedDevice> find(String username) {
					return Mono.just(DEVICE);
				}

			})
			.deviceStoreTimeout(Duration.ofMillis(50))
			.build();

		assertThat(Results.of(authenticator.authenticate("alice", "Wonderland-1"))).isInstanceOf(Authenticated.class);
	}

	private static class SilentStore implements DeviceStore {

		@Override
		public Mono<RememberedDevice> find(String username) {
			return Mono.never();
		}

		@Override
		public Mono<Void> save(String username, RememberedDevice device) {
			return Mono.never();
		}

		@Override
		public Mono<Void> remove(String username) {
			return Mono.never();
		}

	}

	private static final class BrokenStore implements DeviceStore {

		@Override
		public Mono<RememberedDevice> find(String username) {
			return Mono.error(new IllegalStateException("down"));
		}

		@Override
		public Mono<Void> save(String username, RememberedDevice device) {
			return Mono.error(new IllegalStateException("down"));
		}

		@Override
		public Mono<Void> remove(String username) {
			return Mono.error(new IllegalStateException("down"));
		}

	}

	private static final class ThrowingStore implements DeviceStore {

		@Override
		public Mono<RememberedDevice> find(String username) {
			throw new IllegalStateException("down");
		}

		@Override
		public Mono<Void> save(String username, RememberedDevice device) {
			throw new IllegalStateException("down");
		}

		@Override
		public Mono<Void> remove(String username) {
			throw new IllegalStateException("down");
		}

	}

	@Test
	void authenticateWhenNewDeviceCannotBeUsedThenIsSignedInAllTheSame() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS_WITH_DEVICE.replace("eu-west-1_device-2", " "));
		pool.answer(CognitoOperation.ConfirmDevice, "{}");

		Authenticated outcome = (Authenticated) Results
			.of(authenticator(this.store).authenticate("alice", "Wonderland-1"));

		assertThat(outcome.tokens().accessToken()).isEqualTo("access-1");
	}

}
