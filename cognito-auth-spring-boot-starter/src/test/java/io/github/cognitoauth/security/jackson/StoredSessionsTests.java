// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.jackson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.ChallengeCodec;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.NewDeviceMetadata;
import io.github.cognitoauth.redis.SessionRedisSerializer;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests that what the login keeps in a session can be stored as JSON and as Java objects,
 * and that what this version has stored stays readable: the files in
 * {@code stored-sessions} are never written anew once a version is released.
 */
class StoredSessionsTests {

	private static final Path GOLDEN = Path.of("src/test/resources/io/github/cognitoauth/security/jackson");

	private static final Instant AT = Instant.parse("2026-11-29T05:06:07.089Z");

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.addModules(CognitoJacksonModule.getModules(StoredSessionsTests.class.getClassLoader()))
		.build();

	static Stream<Arguments> stored() {
		return Stream.of(Arguments.of("user", user()), Arguments.of("tokens", tokens()),
				Arguments.of("tokens-of-replica", tokens().mutate().region("us-west-2").build()),
				Arguments.of("challenge-of-replica", challengeOfReplica()), Arguments.of("context", context(user())),
				Arguments.of("user-of-pool", userOfPool()), Arguments.of("context-of-pool", context(userOfPool())),
				Arguments.of("user-of-pool-with-other-name", userOfPool("6f1c")),
				Arguments.of("challenge", challenge()), Arguments.of("set-up", setUp()),
				Arguments.of("problem", new SignInProblem(
						Text.of("cognito.problem.wrong-code", 3, Text.of("cognito.field.code"), "x").orElse("No"),
						"alice")));
	}

	private static CognitoUser user() {
		return CognitoUser.builder("alice")
			.subject("6f1c")
			.groups(List.of("admins", "ops"))
			.claims(Map.of("sub", "6f1c", "auth_time", 1_790_000_000, "email_verified", true, "custom:list",
					List.of("a", 1), "address", Map.of("formatted", "x"), "big", 1L << 40))
			.build();
	}

	private static CognitoUser userOfPool() {
		return CognitoUser.builder("alice").subject("6f1c").groups(List.of("admins")).pool("partner").build();
	}

	private static CognitoUser userOfPool(String name) {
		return CognitoUser.builder("alice").subject("6f1c").pool("partner").name(name).build();
	}

	private static CognitoTokens tokens() {
		return CognitoTokens.builder("access-1", AT, Duration.ofHours(1))
			.idToken("id-1")
			.refreshToken("refresh-1")
			.loginName("alice@example.com")
			.deviceKey("device-1")
			.newDeviceMetadata(new NewDeviceMetadata("device-1", "group-1"))
			.build();
	}

	private static SecurityContextImpl context(CognitoUser user) {
		return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of(
				new SimpleGrantedAuthority("ROLE_admins"),
				FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY).issuedAt(AT).build(),
				FactorGrantedAuthority.withAuthority(CognitoFactors.MFA_AUTHORITY).issuedAt(AT).build())));
	}

	private static OpenChallenge challenge() {
		return OpenChallenge.builder("0123456789abcdef", pending("EMAIL_OTP"), AT.plusSeconds(180))
			.steps(2)
			.refusals(1)
			.problem(new FormProblem(Text.of("cognito.problem.wrong-code", 4), "code", 4))
			.entered(Map.of("name", "Alice"))
			.answerLost(true)
			.rememberMe("on")
			.build();
	}

	private static OpenChallenge challengeOfReplica() {
		String json = pendingJson("EMAIL_OTP").replaceFirst("\\{", "{\"region\":\"us-west-2\",");
		return OpenChallenge.builder("0123456789abcdef", PendingSignIn.ofJson(json), AT).build();
	}

	private static OpenChallenge setUp() {
		String json = pendingJson("MFA_SETUP").replaceFirst("\\{", "{\"secret\":\"JBSWY3DPEHPK3PXP\",");
		return OpenChallenge.builder("fedcba9876543210", PendingSignIn.ofJson(json), AT).build();
	}

	private static PendingSignIn pending(String name) {
		return PendingSignIn.ofJson(pendingJson(name));
	}

	private static String pendingJson(String name) {
		return """
				{"v":1,"name":"%s","session":"session-0123456789-0123456789","username":"alice","loginName":"alice",\
				"parameters":{"USER_ID_FOR_SRP":"alice","CODE_DELIVERY_DESTINATION":"a***@e***",\
				"CODE_DELIVERY_DELIVERY_MEDIUM":"EMAIL","MFAS_CAN_SETUP":"[\\"SOFTWARE_TOKEN_MFA\\"]"},\
				"startedAt":"2026-11-29T05:06:07Z","passwordProven":true,\
				"factors":{"passwordAt":"2026-11-29T05:06:07Z"}}""".formatted(name);
	}

	@ParameterizedTest
	@MethodSource("stored")
	void valueWhenStoredAsJsonThenIsReadBackAlike(String name, Object value) {
		String json = MAPPER.writeValueAsString(value);
		Object read = MAPPER.readValue(json, Object.class);
		assertThat(read).hasSameClassAs(value);
		assertThat(MAPPER.readTree(MAPPER.writeValueAsString(read))).isEqualTo(MAPPER.readTree(json));
		assertThat(bytes((Serializable) read)).isNotEmpty();
	}

	/** With COGNITO_RECORD=true files that do not exist yet are written. */
	@ParameterizedTest
	@MethodSource("stored")
	void filesWhenStoredByThisVersionOrOneBeforeThenAreReadable(String name, Object value) throws Exception {
		Path json = GOLDEN.resolve(name + "-v1.json");
		Path java = GOLDEN.resolve(name + "-v1.ser");
		if ("true".equals(System.getenv("COGNITO_RECORD")) && !Files.exists(json)) {
			Files.createDirectories(GOLDEN);
			Files.writeString(json, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
			Files.write(java, bytes((Serializable) value));
		}
		Object expected = MAPPER.readTree(MAPPER.writeValueAsString(value));
		assertThat(MAPPER.readTree(MAPPER.writeValueAsString(MAPPER.readValue(Files.readString(json), Object.class))))
			.isEqualTo(expected);
		assertThat(MAPPER.readTree(MAPPER.writeValueAsString(object(Files.readAllBytes(java))))).isEqualTo(expected);
	}

	/** Its pool and its name decide who the user is, also for another version. */
	@Test
	void userWhenOfANamedPoolThenIsReadBackAsNobodyOfAnotherPool() {
		for (CognitoUser user : List.of(userOfPool(), userOfPool("6f1c"))) {
			CognitoUser read = (CognitoUser) MAPPER.readValue(MAPPER.writeValueAsString(user), Object.class);
			assertThat(read).isEqualTo(user)
				.isNotEqualTo(user())
				.returns("partner", CognitoUser::getPool)
				.returns(user.getName(), CognitoUser::getName)
				.returns("alice", CognitoUser::getUsername);
			assertThat(read.getName()).isNotEqualTo("alice");
		}
		String json = MAPPER.writeValueAsString(userOfPool()).replace(",\"name\":\"alice (partner)\"", "");
		assertThat(json).doesNotContain("(partner)");
		assertThat(((CognitoUser) MAPPER.readValue(json, Object.class)).getName()).isEqualTo("alice (partner)");
	}

	/** A challenge of any kind, also one that this version does not know. */
	@Test
	void challengesWhenOfAnyKindThenAreStoredAndReadBack() {
		Stream<String> names = Stream.of("NEW_PASSWORD_REQUIRED", "SMS_MFA", "SMS_OTP", "EMAIL_OTP",
				"SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "SELECT_CHALLENGE", "MFA_SETUP", "PASSWORD", "WEB_AUTHN",
				"CUSTOM_CHALLENGE", "DEVICE_SRP_AUTH", "NEW_IN_2027");
		List<Class<?>> kinds = names.<Class<?>>map((name) -> {
			OpenChallenge open = OpenChallenge.open(pending(name), AT);
			OpenChallenge read = (OpenChallenge) MAPPER.readValue(MAPPER.writeValueAsString(open), Object.class);
			assertThat(ChallengeCodec.write(read.pending().challenge()))
				.isEqualTo(ChallengeCodec.write(open.pending().challenge()));
			return read.pending().challenge().getClass();
		}).toList();
		assertThat(kinds).containsAll(concrete(CognitoChallenge.class).toList());
	}

	private static Stream<Class<?>> concrete(Class<?> type) {
		return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(StoredSessionsTests::concrete)
				: Stream.of(type);
	}

	@Test
	void jsonWhenALaterVersionAddsMembersThenTheyAreIgnored() {
		String json = MAPPER.writeValueAsString(tokens()).replaceFirst("\"v\"", "\"added\":{\"a\":[1]},\"v\"");
		assertThat(MAPPER.readValue(json, Object.class)).isEqualTo(tokens());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"@class\":\"javax.naming.InitialContext\"}",
			"{\"@class\":\"io.github.cognitoauth.security.CognitoUser\",\"v\":2}",
			"{\"@class\":\"io.github.cognitoauth.security.CognitoUser\",\"v\":1}",
			"{\"@class\":\"io.github.cognitoauth.security.CognitoUser\",\"v\":1,\"username\":\"a\",\"subject\":\"a\","
					+ "\"groups\":{},\"claims\":{\"secret-1\":1}}",
			"{\"@class\":\"io.github.cognitoauth.authentication.CognitoTokens\",\"v\":1,\"accessToken\":\"secret-1\","
					+ "\"issuedAt\":\"yesterday\",\"lifetime\":\"PT1H\",\"loginName\":\"a\"}",
			"{\"@class\":\"io.github.cognitoauth.security.flow.OpenChallenge\",\"v\":1,\"id\":\"a\",\"pending\":\"secret-1\"}",
			"{\"@class\":\"io.github.cognitoauth.security.flow.SignInProblem\",\"v\":1}",
			"{\"@class\":\"io.github.cognitoauth.security.flow.SignInProblem\",\"v\":2,\"code\":\"a\"}" })
	void jsonWhenItIsSomethingElseThenIsRefusedAndCountsAsAbsent(String json) {
		assertThatThrownBy(() -> MAPPER.readValue(json, Object.class)).isInstanceOf(JacksonException.class)
			.satisfies((failure) -> assertThat(((JacksonException) failure).getOriginalMessage())
				.doesNotContain("secret-1"));
		SessionRedisSerializer serializer = new SessionRedisSerializer(getClass().getClassLoader());
		assertThat(serializer.deserialize(json.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@Test
	void typeInsideOfClaimsWhenNamedThenIsText() {
		CognitoUser user = CognitoUser.builder("a")
			.claims(Map.of("x", Map.of("@class", "javax.naming.InitialContext")))
			.build();
		CognitoUser read = (CognitoUser) MAPPER.readValue(MAPPER.writeValueAsString(user), Object.class);
		assertThat(read.getClaims()).isEqualTo(user.getClaims());
	}

	@Test
	void serializerWhenUsedThenReadsWhatItWrote() {
		SessionRedisSerializer serializer = new SessionRedisSerializer(getClass().getClassLoader());
		assertThat(serializer.deserialize(serializer.serialize(context(user())))).isEqualTo(context(user()));
		assertThat(serializer.deserialize(serializer.serialize(null))).isNull();
	}

	private static byte[] bytes(Serializable value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(value);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

	private static Object object(byte[] bytes) throws IOException, ClassNotFoundException {
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
			return input.readObject();
		}
	}

}
