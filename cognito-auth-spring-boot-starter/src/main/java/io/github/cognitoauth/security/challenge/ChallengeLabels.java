package io.github.cognitoauth.security.challenge;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** What people read instead of names on the wire. */
final class ChallengeLabels {

	/** Attribute of the pool to its input type and autocomplete value. */
	private static final Map<String, String[]> INPUTS = Map.ofEntries(Map.entry("email", input("email", "email")),
			Map.entry("phone_number", input("tel", "tel")), Map.entry("birthdate", input("date", "bday")),
			Map.entry("website", input("url", "url")), Map.entry("profile", input("url", "off")),
			Map.entry("picture", input("url", "photo")), Map.entry("name", input("text", "name")),
			Map.entry("given_name", input("text", "given-name")),
			Map.entry("family_name", input("text", "family-name")),
			Map.entry("middle_name", input("text", "additional-name")),
			Map.entry("nickname", input("text", "nickname")), Map.entry("address", input("text", "street-address")),
			Map.entry("gender", input("text", "sex")), Map.entry("locale", input("text", "language")));

	private static final String[] PLAIN = input("text", "off");

	private ChallengeLabels() {
	}

	private static String[] input(String type, String autocomplete) {
		return new String[] { type, autocomplete };
	}

	static ChallengeChoice choice(String value) {
		return new ChallengeChoice(value, switch (value) {
			case "SMS_MFA", "SMS_OTP" -> "Code by text message";
			case "EMAIL_OTP" -> "Code by e-mail";
			case "SOFTWARE_TOKEN_MFA" -> "Authenticator app";
			case "PASSWORD", "PASSWORD_SRP" -> "Password";
			case "WEB_AUTHN" -> "Passkey";
			default -> words(value);
		});
	}

	static String way(@Nullable String medium, boolean email) {
		if (medium == null) {
			return email ? "by e-mail" : "by text message";
		}
		return switch (medium) {
			case "SMS" -> "by text message";
			case "EMAIL" -> "by e-mail";
			default -> "by " + words(medium).toLowerCase(Locale.ROOT);
		};
	}

	static ChallengeField attribute(String name) {
		String[] input = INPUTS.getOrDefault(name, PLAIN);
		ChallengeField field = ChallengeField.text(name, attributeLabel(name), input[0], input[1]);
		return name.equals("phone_number") ? field.withHint("With country code, such as +12065550100.") : field;
	}

	static String attributeLabel(String name) {
		return switch (name) {
			case "email" -> "E-mail address";
			case "birthdate" -> "Date of birth";
			default -> words(name.startsWith("custom:") ? name.substring("custom:".length()) : name);
		};
	}

	private static String words(String name) {
		String text = name.replace('_', ' ').toLowerCase(Locale.ROOT).trim();
		return text.isEmpty() ? name : StringUtils.capitalize(text);
	}

}
