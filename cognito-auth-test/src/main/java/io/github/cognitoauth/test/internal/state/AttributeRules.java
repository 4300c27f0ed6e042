package io.github.cognitoauth.test.internal.state;

import java.util.Set;

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

	private AttributeRules() {
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
