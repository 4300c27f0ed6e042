// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.List;

import io.github.cognitoauth.account.AuthFactor;
import io.github.cognitoauth.account.UserAuthFactors;
import io.github.cognitoauth.account.UserProfile;
import io.github.cognitoauth.authentication.MfaType;
import org.jspecify.annotations.Nullable;

/**
 * An account as its user sees it: without what only the pool needs.
 *
 * @param username the real user name
 * @param attributes in the order of the service, without {@code sub} and without the
 * attributes that say whether another one is verified
 * @param mfa the second factors that are on
 * @param preferredMfa the second factor that is asked for first, or {@code null}
 * @param factors how the user can sign in; empty if the pool does not say
 * @since 0.1.0
 */
public record AccountView(String username, List<Attribute> attributes, List<MfaType> mfa,
		@Nullable MfaType preferredMfa, List<AuthFactor> factors) {

	private static final String VERIFIED = "_verified";

	/** Copy the lists. */
	public AccountView {
		attributes = List.copyOf(attributes);
		mfa = List.copyOf(mfa);
		factors = List.copyOf(factors);
	}

	static AccountView of(UserProfile profile, @Nullable UserAuthFactors factors, List<String> writable) {
		List<Attribute> attributes = profile.attributes()
			.entrySet()
			.stream()
			.filter((entry) -> isShown(entry.getKey()))
			.map((entry) -> new Attribute(entry.getKey(), entry.getValue(),
					isAddress(entry.getKey()) ? profile.isVerified(entry.getKey()) : null,
					writable.contains(entry.getKey())))
			.toList();
		return new AccountView(profile.username(), attributes, profile.mfaTypes(), profile.preferredMfa(),
				(factors != null) ? factors.factors() : List.of());
	}

	private static boolean isShown(String name) {
		return !name.equals("sub") && !name.equals("identities") && !name.startsWith("cognito:")
				&& !name.equals("email" + VERIFIED) && !name.equals("phone_number" + VERIFIED);
	}

	/** Only addresses can be verified. */
	static boolean isAddress(String name) {
		return name.equals("email") || name.equals("phone_number");
	}

	/**
	 * Return the value of an attribute.
	 * @param name its name
	 * @return the value, or {@code null} without one
	 */
	public @Nullable String value(String name) {
		return this.attributes.stream()
			.filter((attribute) -> attribute.name().equals(name))
			.map(Attribute::value)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return whether the user has a password, as far as is known.
	 * @return whether a password is a way to sign in
	 */
	public boolean hasPassword() {
		return this.factors.contains(AuthFactor.PASSWORD);
	}

	@Override
	public String toString() {
		return "AccountView[attributes=" + this.attributes.stream().map(Attribute::name).toList() + ", mfa=" + this.mfa
				+ "]";
	}

	/**
	 * An attribute of the account.
	 *
	 * @param name its name, with the prefix {@code custom:} where it has one
	 * @param value its value
	 * @param verified whether an address is verified; {@code null} for what is none
	 * @param writable whether the user may change it here
	 */
	public record Attribute(String name, String value, @Nullable Boolean verified, boolean writable) {

		@Override
		public String toString() {
			return "Attribute[" + this.name + "]";
		}

	}

}
