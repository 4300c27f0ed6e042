// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.protocol.CognitoResponse;
import org.jspecify.annotations.Nullable;

/**
 * An account as its user sees it ({@code GetUserResponse}). Immutable;
 * {@link #toString()} shows neither the user name nor attribute values.
 *
 * @param username the real user name
 * @param attributes values by name in the order of the service; all are texts, also
 * {@code email_verified}
 * @param preferredMfa the second factor that is asked for first, or {@code null}
 * @param mfaTypes the second factors that are set up
 * @since 0.1.0
 */
public record UserProfile(String username, Map<String, String> attributes, @Nullable MfaType preferredMfa,
		List<MfaType> mfaTypes) implements Serializable {

	/** Copy map and list. */
	public UserProfile {
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
		mfaTypes = List.copyOf(mfaTypes);
	}

	static UserProfile of(CognitoResponse answer) {
		return new UserProfile(Answers.required(answer, "Username"),
				Answers.attributes(answer.body(), "UserAttributes"),
				Answers.mfaType(answer.body(), "PreferredMfaSetting"),
				Answers.mfaTypes(answer.body(), "UserMFASettingList"));
	}

	/**
	 * Return whether an address may be relied on.
	 * @param attributeName {@code email} or {@code phone_number}
	 * @return whether {@code <name>_verified} is {@code true}
	 */
	public boolean isVerified(String attributeName) {
		return Boolean.parseBoolean(this.attributes.get(attributeName + "_verified"));
	}

	@Override
	public String toString() {
		return "UserProfile[attributes=" + this.attributes.keySet() + ", mfaTypes=" + this.mfaTypes + "]";
	}

}
