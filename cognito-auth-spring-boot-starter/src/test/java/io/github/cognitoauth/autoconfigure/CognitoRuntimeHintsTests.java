// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.NewDeviceMetadata;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoRuntimeHints}.
 */
class CognitoRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	CognitoRuntimeHintsTests() {
		new CognitoRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
	}

	@Test
	void serializationWhenTokensAreWrittenThenEveryTypeIsRegistered() throws Exception {
		CognitoTokens tokens = CognitoTokens.builder("access", Instant.now(), Duration.ofHours(1))
			.idToken("id")
			.refreshToken("refresh")
			.newDeviceMetadata(new NewDeviceMetadata("device", "group"))
			.build();
		assertThat(registered()).containsAll(typesIn(tokens));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NEW_PASSWORD_REQUIRED", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "SELECT_MFA_TYPE",
			"MFA_SETUP", "SELECT_CHALLENGE", "PASSWORD", "CUSTOM_CHALLENGE", "WEB_AUTHN", "SOMETHING_NEW" })
	void serializationWhenChallengeIsWrittenThenEveryTypeIsRegistered(String name) throws Exception {
		try (CognitoStub cognito = new CognitoStub().challenge(name)) {
			AuthenticationOutcome outcome = CognitoPasswordAuthenticator.builder()
				.clientId("1example23456789")
				.userPoolId("eu-west-1_Ab1Cd2Ef3")
				.endpoint(URI.create("http://127.0.0.1:" + cognito.port()))
				.build()
				.authenticate(AuthenticationRequest.builder("alice").flow(AuthFlow.USER_AUTH).build())
				.block();
			assertThat(outcome).isInstanceOf(AuthenticationOutcome.ChallengeRequired.class);
			CognitoChallenge challenge = ((AuthenticationOutcome.ChallengeRequired) outcome).challenge();
			assertThat(registered()).containsAll(typesIn(challenge));
		}
	}

	@Test
	void aotWhenApplicationIsProcessedThenBeansAndHintsAreGenerated() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues
				.of("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
						"cognito.service-accounts.billing.username=billing-user",
						"cognito.service-accounts.billing.password=hush-hush")
				.applyTo(context);
			context.register(CognitoAutoConfiguration.class, CognitoUserPoolsAutoConfiguration.class,
					CognitoTokenAutoConfiguration.class);
			InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
			DefaultGenerationContext generation = new DefaultGenerationContext(
					new ClassNameGenerator(ClassName.get("com.example", "Application")), files);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
			assertThat(RuntimeHintsPredicates.reflection().onJavaSerialization(CognitoTokens.class, true))
				.accepts(generation.getRuntimeHints());
			assertThat(RuntimeHintsPredicates.reflection()
				.onMethodInvocation(ServiceAccountProperties.class, "setPassword"))
				.accepts(generation.getRuntimeHints());
			assertThat(files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE).keySet())
				.anyMatch((file) -> file.contains("CognitoAutoConfiguration"));
		}
	}

	private Set<String> registered() {
		return this.hints.reflection()
			.typeHints()
			.filter(TypeHint::hasJavaSerialization)
			.map((hint) -> hint.getType().getName())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Reading back names every class that was written, arrays and numbers aside. */
	private static Set<String> typesIn(Object value) throws IOException, ClassNotFoundException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(value);
		}
		Set<String> types = new LinkedHashSet<>();
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {

			@Override
			protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
				Class<?> type = super.resolveClass(description);
				if (!type.isArray()) {
					types.add(type.getName());
				}
				return type;
			}

		}) {
			assertThat(in.readObject()).isNotNull();
		}
		return types;
	}

}
