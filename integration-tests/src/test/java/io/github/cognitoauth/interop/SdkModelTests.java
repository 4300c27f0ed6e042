// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.cognitoauth.account.AuthFactor;
import io.github.cognitoauth.account.SessionType;
import io.github.cognitoauth.authentication.AssociatedSessions;
import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.KnownErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeAssociatedSessionsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SessionTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service model in the AWS SDK, at the version of the property
 * {@code aws-sdk.version}, has nothing that this library does not know. What a newer
 * version adds fails here and says what to do. Members of requests are compared in
 * {@link SdkContractTests}, which knows what is sent.
 */
class SdkModelTests {

	private static final SdkModel MODEL = new SdkModel();

	static List<CognitoOperation> operations() {
		return CognitoOperation.known();
	}

	@Test
	void operationsWhenModelNeedsNoIamForThemThenHaveConstants() {
		Set<String> unsigned = MODEL.operationsWithoutIam();
		Set<String> known = operations().stream().map(CognitoOperation::name).collect(Collectors.toSet());

		assertThat(unsigned).hasSizeGreaterThan(30);
		assertThat(minus(unsigned, known))
			.as("Operations of the model without IAM that CognitoOperation lacks: add a constant, a method that calls "
					+ "it, a contract in SdkContractTests and the operation to the test pool")
			.isEmpty();
		assertThat(minus(known, unsigned))
			.as("Operations with a constant that the model does not have without IAM: remove them, or note here why not")
			.containsExactly("GetClientToken");
		assertThat(MODEL.hasOperation("GetClientToken")).isTrue();
	}

	@ParameterizedTest
	@MethodSource("operations")
	void errorsWhenModelHasThemThenHaveReasons(CognitoOperation operation) {
		assertThat(MODEL.errors(operation.name()).stream().filter((error) -> !KnownErrors.contains(error)))
			.as("Errors of %s without a reason: add them to ErrorReasons, and to CognitoErrorReason what is new",
					operation)
			.isEmpty();
	}

	@ParameterizedTest
	@MethodSource("operations")
	void answersWhenModelHasMembersThenTheyAreRead(CognitoOperation operation) throws IOException {
		assertThat(minus(MODEL.answerMembers(operation.name()), knownAnswerMembers(operation.name())))
			.as("Members of the answer of %s that nothing is known of: read them where the answer is read, or decide "
					+ "that nobody needs them, and add them to sdk-answers.txt", operation)
			.isEmpty();
	}

	@Test
	void enumsWhenModelHasValuesThenAreKnown() {
		assertKnown("AuthFlow", AuthFlowType.knownValues(), names(AuthFlow.values()),
				// the first two are refreshes, see RefreshOperation; the others need IAM
				Set.of("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN", "ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH"));
		assertKnown("ChallengeName", ChallengeNameType.knownValues(), constants(ChallengeName.class),
				Set.of("ADMIN_NO_SRP_AUTH"));
		assertKnown("AuthFactor", AuthFactorType.knownValues(), constants(AuthFactor.class), Set.of());
		assertKnown("SessionType", SessionTypeType.knownValues(), constants(SessionType.class), Set.of());
		assertKnown("AssociatedSessions", RevokeAssociatedSessionsType.knownValues(),
				names(AssociatedSessions.values()), Set.of());
		assertKnown("UserDeviceOperations", DeviceRememberedStatusType.knownValues(),
				Set.of("remembered", "not_remembered"), Set.of());
		assertKnown("AuthEventFeedback", FeedbackValueType.knownValues(), Set.of("Valid", "Invalid"), Set.of());
		assertKnown("UserMfaOperations.verifySoftwareToken", VerifySoftwareTokenResponseType.knownValues(),
				Set.of("SUCCESS", "ERROR"), Set.of());
	}

	private static void assertKnown(String type, Collection<?> model, Set<String> known, Set<String> leftOut) {
		Set<String> values = model.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
		assertThat(minus(minus(values, known), leftOut))
			.as("Values of the model that %s lacks: add them there, or to what is left out here with a reason", type)
			.isEmpty();
	}

	private static Set<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
	}

	private static Set<String> constants(Class<?> type) {
		return Arrays.stream(type.getDeclaredFields())
			.filter((field) -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
			.map(SdkModelTests::text)
			.collect(Collectors.toSet());
	}

	private static String text(Field constant) {
		try {
			return String.valueOf(constant.get(null));
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Set<String> minus(Collection<String> all, Collection<String> without) {
		Set<String> rest = new LinkedHashSet<>(all);
		rest.removeAll(without);
		return rest;
	}

	/** One operation a line: its name, a colon, and its members. */
	private static Set<String> knownAnswerMembers(String operation) throws IOException {
		try (InputStream file = SdkModelTests.class.getResourceAsStream("sdk-answers.txt")) {
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			return text.lines()
				.filter((line) -> line.startsWith(operation + ":"))
				.flatMap((line) -> Stream.of(line.substring(operation.length() + 1).trim().split(" ")))
				.collect(Collectors.toSet());
		}
	}

}
