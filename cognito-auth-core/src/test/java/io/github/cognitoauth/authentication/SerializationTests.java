// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.RequestMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what is carried from one HTTP request to the next.
 */
class SerializationTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	@ParameterizedTest
	@ValueSource(strings = { "NEW_PASSWORD_REQUIRED", "SMS_MFA", "SMS_OTP", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA",
			"SELECT_MFA_TYPE", "MFA_SETUP", "SELECT_CHALLENGE", "PASSWORD", "PASSWORD_SRP", "CUSTOM_CHALLENGE",
			"WEB_AUTHN", "DEVICE_SRP_AUTH", "CARRIER_PIGEON" })
	void challengeWhenSerializedThenCanBeAnsweredAfterwards(String name) throws Exception {
		CognitoChallenge challenge = CognitoChallenge
			.of(new ChallengeData(new ChallengeName(name), "session-1", "real-name", "alice", Map.of("k", "v"),
					List.of(ChallengeName.EMAIL_OTP), "device-1", NOW, true, "us-west-2"));

		CognitoChallenge copy = roundTrip(challenge);

		assertThat(copy).isExactlyInstanceOf(challenge.getClass());
		assertThat(copy.data()).isEqualTo(challenge.data());
		assertThat(copy.name().value()).isEqualTo(name);
		assertThat(copy.session()).isEqualTo("session-1");
		assertThat(copy.startedAt()).isEqualTo(NOW);
		if (copy instanceof CodeChallenge code) {
			assertThat(code.answer("123456").responses())
				.isEqualTo(((CodeChallenge) challenge).answer("123456").responses());
		}
	}

	@Test
	void softwareTokenSetupWhenSerializedThenKeepsSecretAndSession() throws Exception {
		SoftwareTokenSetup setup = new SoftwareTokenSetup(
				new MfaSetupChallenge(new ChallengeData(ChallengeName.MFA_SETUP, "session-2", "alice", "alice",
						Map.of(), List.of(), null, NOW, false, null)),
				TotpSecret.fromBase32("JBSWY3DPEHPK3PXP"));

		SoftwareTokenSetup copy = roundTrip(setup);

		assertThat(copy.secret()).isEqualTo(setup.secret());
		assertThat(copy.challenge().session()).isEqualTo("session-2");
	}

	@Test
	void tokensWhenSerializedThenAreEqualAndClaimsAreDecodedAgain() throws Exception {
		CognitoTokens tokens = CognitoTokens
			.builder(Jwts.of("{\"username\": \"real-name\", \"cognito:groups\": [\"a\"]}"), NOW, Duration.ofHours(1))
			.idToken("id-1")
			.refreshToken("refresh-1")
			.loginName("alice")
			.deviceKey("device-1")
			.region("us-west-2")
			.newDeviceMetadata(new NewDeviceMetadata("device-1", "group-1"))
			.build();
		assertThat(tokens.username()).isEqualTo("real-name");

		CognitoTokens copy = roundTrip(tokens);

		assertThat(copy).isEqualTo(tokens).hasSameHashCodeAs(tokens);
		assertThat(copy.region()).isEqualTo("us-west-2");
		assertThat(copy.username()).isEqualTo("real-name");
		assertThat(copy.groups()).containsExactly("a");
		assertThat(copy).isNotEqualTo(tokens.mutate().refreshToken("refresh-2").build());
	}

	@ParameterizedTest
	@EnumSource(CognitoErrorReason.class)
	void exceptionWhenSerializedThenKeepsItsFacts(CognitoErrorReason reason) throws Exception {
		CognitoException exception = new CognitoError(CognitoOperation.GetUser, "Code", reason, 400, "id", "text")
			.toException(null);

		CognitoException copy = roundTrip(exception);

		assertThat(copy).isExactlyInstanceOf(exception.getClass()).hasMessage(exception.getMessage());
		assertThat(copy.reason()).isEqualTo(reason);
	}

	@Test
	void toStringWhenTokensAreSecretThenShowsNone() {
		CognitoTokens tokens = CognitoTokens.builder("access-1", NOW, Duration.ofHours(1))
			.idToken("id-1")
			.refreshToken("refresh-1")
			.loginName("alice")
			.build();

		assertThat(tokens + " " + new AuthenticationOutcome.Authenticated(tokens) + " "
				+ AuthenticationRequest.builder("alice").password("Wonderland-1").session("session-1").build()
				+ new SignIn("alice", "alice", RequestMetadata.none(), "Wonderland-1", null, null, null, 0, false))
			.doesNotContain("access-1", "id-1", "refresh-1", "alice", "Wonderland-1", "session-1");
	}

	@Test
	void classesWhenStoredInSessionsThenPinTheirVersion() {
		assertThat(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("io.github.cognitoauth.authentication", "io.github.cognitoauth.protocol")
			.stream()
			.filter((type) -> type.isAssignableTo(Serializable.class) && !type.isInterface() && !type.isEnum()
					&& !type.isRecord() && type.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((type) -> type.tryGetField("serialVersionUID").isEmpty())
			.map(JavaClass::getName)).isEmpty();
	}

	@SuppressWarnings("unchecked")
	private static <T> T roundTrip(T value) throws IOException, ClassNotFoundException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(value);
		}
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return (T) input.readObject();
		}
	}

	@Test
	void claimsWhenTakenThenNobodyCanChangeThem() {
		CognitoTokens tokens = CognitoTokens
			.builder(Jwts.of("{\"cognito:groups\": [\"users\"], \"address\": {\"city\": [\"x\"]}, \"none\": null}"),
					Instant.EPOCH, Duration.ofHours(1))
			.build();
		@SuppressWarnings("unchecked")
		List<Object> groups = (List<Object>) tokens.claims().get("cognito:groups");
		@SuppressWarnings("unchecked")
		Map<String, Object> address = (Map<String, Object>) tokens.claims().get("address");

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> groups.add("admins"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> address.put("city", "y"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> ((List<?>) address.get("city")).remove(0));
		assertThat(tokens.groups()).containsExactly("users");
		assertThat(Map.copyOf(tokens.claims())).as("no value is null").doesNotContainKey("none");
	}

}
