// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.util.Set;
import java.util.regex.Pattern;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.pool.AppClientSettings;

/**
 * Which attributes there are, and which of them an app client may write. What is no
 * attribute must not become one: all of them are claims of the ID token.
 */
public final class AttributeRules {

	private static final Set<String> STANDARD = Set.of("address", "birthdate", "email", "email_verified", "family_name",
			"gender", "given_name", "locale", "middle_name", "name", "nickname", "phone_number",
			"phone_number_verified", "picture", "preferred_username", "profile", "sub", "updated_at", "website",
			"zoneinfo");

	private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

	// E.164
	private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

	private AttributeRules() {
	}

	/**
	 * Returns whether a pool can demand an attribute.
	 * @param name the attribute
	 * @return whether it is a standard one that users write
	 */
	public static boolean canBeRequired(String name) {
		return STANDARD.contains(name) && !"sub".equals(name) && !name.endsWith("_verified");
	}

	/**
	 * Refuses an address that none can be sent to.
	 * @param name the attribute
	 * @param value its value, empty to delete it
	 */
	public static void checkForm(String name, String value) {
		if ("email".equals(name) && !value.isEmpty() && !EMAIL.matcher(value).matches()) {
			throw CognitoError.invalidParameter("Invalid email address format.");
		}
		if ("phone_number".equals(name) && !value.isEmpty() && !PHONE_NUMBER.matcher(value).matches()) {
			throw CognitoError.invalidParameter("Invalid phone number format.");
		}
	}

	/**
	 * Refuses an attribute that does not exist or that the client may not write.
	 * @param client the app client
	 * @param name the attribute
	 */
	public static void checkWritable(AppClientSettings client, String name) {
		if (!STANDARD.contains(name) && !name.startsWith("custom:")) {
			throw CognitoError.invalidParameter(
					"Attributes did not conform to the schema: Type for attribute could not be determined");
		}
		if ("sub".equals(name)) {
			throw CognitoError.invalidParameter("user.sub: Attribute cannot be updated.");
		}
		if (!client.canWrite(name) || name.endsWith("_verified")) {
			throw CognitoError.notAuthorized("A client attempted to write unauthorized attribute");
		}
	}

}
