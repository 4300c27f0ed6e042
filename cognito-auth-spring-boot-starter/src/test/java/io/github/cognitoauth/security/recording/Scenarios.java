// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.util.Map;
import java.util.stream.Stream;

import io.github.cognitoauth.security.recording.Scenario.Attempt;
import io.github.cognitoauth.security.recording.ScriptedPool.PoolAnswer;

/** One scenario for each kind of challenge and each way to answer it. */
final class Scenarios {

	private static final String CHOICES = "\\\"SMS_MFA\\\",\\\"SOFTWARE_TOKEN_MFA\\\",\\\"EMAIL_OTP\\\"";

	private static final PoolAnswer SECRET = PoolAnswer
		.json("{\"SecretCode\":\"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\",\"Session\":\"session-of-the-secret\"}");

	private static final PoolAnswer WRONG_CODE = PoolAnswer.error("CodeMismatchException",
			"Invalid code or auth state for the user.");

	private Scenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(code("SMS_MFA", "SMS", "+1*******99"), code("SMS_OTP", "SMS", "+1*******99"),
				code("EMAIL_OTP", "EMAIL", "a***@e***"), authenticatorApp(), newPassword(), newPasswordAndAttributes(),
				selectMfaType(), setupChoice(), setupEmail(), setupAuthenticatorApp(), setupImpossible(),
				selectChallenge(), selectPassword(), password(), passkey(), custom(), device(), unknown());
	}

	private static Scenario code(String name, String medium, String destination) {
		return Scenario.of(name,
				"\"CODE_DELIVERY_DELIVERY_MEDIUM\":\"%s\",\"CODE_DELIVERY_DESTINATION\":\"%s\"".formatted(medium,
						destination),
				Map.of("code", "123 456"), new Attempt("wrong", Map.of("code", "111111"), WRONG_CODE),
				new Attempt("nothing", Map.of("code", " ")),
				new Attempt("hyphen", Map.of("code", "123-456"), WRONG_CODE));
	}

	private static Scenario authenticatorApp() {
		return Scenario.of("SOFTWARE_TOKEN_MFA", "\"FRIENDLY_DEVICE_NAME\":\"Alice's phone\"", Map.of("code", "123456"),
				new Attempt("wrong", Map.of("code", "111111"), WRONG_CODE),
				new Attempt("used", Map.of("code", "111111"),
						PoolAnswer.error("ExpiredCodeException", "Your software token has already been used once.")));
	}

	private static Scenario newPassword() {
		return Scenario.of("NEW_PASSWORD_REQUIRED", "\"requiredAttributes\":\"[]\",\"userAttributes\":\"{}\"",
				Map.of("newPassword", "Wonderland-2", "newPasswordConfirmation", "Wonderland-2"),
				new Attempt("weak", Map.of("newPassword", "weak", "newPasswordConfirmation", "weak"),
						PoolAnswer.error("InvalidPasswordException",
								"Password did not conform with policy: Password not long enough")),
				new Attempt("different", Map.of("newPassword", "Wonderland-2", "newPasswordConfirmation", "other")));
	}

	private static Scenario newPasswordAndAttributes() {
		return Scenario.of("NEW_PASSWORD_REQUIRED",
				"\"requiredAttributes\":\"[\\\"userAttributes.email\\\",\\\"userAttributes.phone_number\\\",\\\"userAttributes.custom:team\\\"]\","
						+ "\"userAttributes\":\"{\\\"email\\\":\\\"a@example.com\\\"}\"",
				Map.of("newPassword", "Wonderland-2", "phone_number", " +12065550100 ", "custom:team", "red"),
				new Attempt("attribute missing", Map.of("newPassword", "Wonderland-2", "custom:team", "red")),
				new Attempt("attribute refused",
						Map.of("newPassword", "Wonderland-2", "phone_number", "12", "custom:team", "red"),
						PoolAnswer.error("InvalidParameterException", "Invalid phone number format.")))
			.named("NEW_PASSWORD_REQUIRED_with_attributes");
	}

	private static Scenario selectMfaType() {
		return Scenario.of("SELECT_MFA_TYPE", "\"MFAS_CAN_CHOOSE\":\"[" + CHOICES + "]\"",
				Map.of("choice", "SOFTWARE_TOKEN_MFA"), new Attempt("not offered", Map.of("choice", "OTHER")),
				new Attempt("nothing", Map.of()));
	}

	private static Scenario setupChoice() {
		return Scenario.of("MFA_SETUP", "\"MFAS_CAN_SETUP\":\"[" + CHOICES + "]\"",
				Map.of("choice", "EMAIL_OTP", "email", "a@example.com"),
				new Attempt("authenticator app", Map.of("choice", "SOFTWARE_TOKEN_MFA", "email", ""), SECRET),
				new Attempt("no address", Map.of("choice", "EMAIL_OTP", "email", "")),
				new Attempt("not offered", Map.of("choice", "SMS_MFA")));
	}

	private static Scenario setupEmail() {
		return Scenario
			.of("MFA_SETUP", "\"MFAS_CAN_SETUP\":\"[\\\"EMAIL_OTP\\\"]\"", Map.of("email", "a@example.com"),
					new Attempt("refused", Map.of("email", "nonsense"),
							PoolAnswer.error("InvalidParameterException", "Invalid email address format.")))
			.named("MFA_SETUP_email");
	}

	private static Scenario setupAuthenticatorApp() {
		return Scenario
			.of("MFA_SETUP", "\"MFAS_CAN_SETUP\":\"[\\\"SOFTWARE_TOKEN_MFA\\\"]\"", Map.of("code", "123456"),
					new Attempt("wrong", Map.of("code", "111111"),
							PoolAnswer.error("EnableSoftwareTokenMFAException", "Code mismatch")))
			.with(SECRET)
			.named("MFA_SETUP_authenticator_app");
	}

	private static Scenario setupImpossible() {
		return Scenario
			.of("MFA_SETUP", "\"MFAS_CAN_SETUP\":\"[\\\"SMS_MFA\\\"]\"", Map.of("choice", "SMS_MFA"),
					new Attempt("nothing", Map.of()))
			.named("MFA_SETUP_not_possible");
	}

	private static Scenario selectChallenge() {
		return Scenario.of("SELECT_CHALLENGE", "", Map.of("choice", "EMAIL_OTP", "password", ""),
				new Attempt("password", Map.of("choice", "PASSWORD", "password", "guess"),
						PoolAnswer.error("NotAuthorizedException", "Incorrect username or password.")),
				new Attempt("no password", Map.of("choice", "PASSWORD_SRP", "password", "")),
				new Attempt("not offered", Map.of("choice", "SMS_OTP")));
	}

	private static Scenario selectPassword() {
		return Scenario.of("SELECT_CHALLENGE", "", Map.of("choice", "PASSWORD_SRP", "password", "Wonderland-1"))
			.named("SELECT_CHALLENGE_password");
	}

	private static Scenario password() {
		return Scenario.of("PASSWORD", "", Map.of("password", "Wonderland-1"),
				new Attempt("wrong", Map.of("password", "guess"),
						PoolAnswer.error("NotAuthorizedException", "Incorrect username or password.")),
				new Attempt("nothing", Map.of()));
	}

	private static Scenario passkey() {
		return Scenario.of("WEB_AUTHN",
				"\"CREDENTIAL_REQUEST_OPTIONS\":\"{\\\"challenge\\\":\\\"abc\\\",\\\"rpId\\\":\\\"localhost\\\"}\"",
				Map.of("credential", "{\"id\":\"abc\",\"type\":\"public-key\",\"response\":{}}"),
				new Attempt("wrong", Map.of("credential", "{\"id\":\"other\"}"),
						PoolAnswer.error("NotAuthorizedException", "Invalid credential.")),
				new Attempt("nonsense", Map.of("credential", "nonsense"),
						PoolAnswer.error("InvalidParameterException", "Invalid credential.")),
				new Attempt("nothing", Map.of("credential", "")));
	}

	private static Scenario custom() {
		return Scenario.of("CUSTOM_CHALLENGE", "\"question\":\"What is <2 & 2>?\"", Map.of("answer", "4"),
				new Attempt("asked again", Map.of("answer", "5"),
						PoolAnswer.challenge("CUSTOM_CHALLENGE", "session-of-the-second",
								"\"question\":\"What is <2 & 2>?\"")),
				new Attempt("refused", Map.of("answer", "6"),
						PoolAnswer.error("NotAuthorizedException", "Incorrect username or password.")),
				new Attempt("nothing", Map.of("answer", "")));
	}

	private static Scenario device() {
		return Scenario.of("DEVICE_SRP_AUTH", "", Map.of("answer", "1"));
	}

	private static Scenario unknown() {
		return Scenario.of("SOMETHING_NEW", "\"hint\":\"not shown\"", Map.of("answer", "1"),
				new Attempt("nothing", Map.of()));
	}

}
