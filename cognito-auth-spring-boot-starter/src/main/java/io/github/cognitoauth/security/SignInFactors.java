package io.github.cognitoauth.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.step.ChallengeKind;
import io.github.cognitoauth.security.step.ChallengeKinds;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * What the user has proved so far. A factor counts when the pool went on after it.
 *
 * @param passwordAt when the right password was given, for certain, or {@code null}
 * @param otherFirst the factor that came instead of a password, or {@code null}
 * @param otherFirstAt when it was given, or {@code null}
 * @param secondAt when a second factor was given, or {@code null}
 */
record SignInFactors(@Nullable Instant passwordAt, @Nullable String otherFirst, @Nullable Instant otherFirstAt,
		@Nullable Instant secondAt) implements Serializable {

	private static final SignInFactors NONE = new SignInFactors(null, null, null, null);

	static SignInFactors none() {
		return NONE;
	}

	/** Before any challenge was answered. */
	SignInFactors afterStart(boolean passwordProven, Instant at) {
		return passwordProven ? new SignInFactors(at, this.otherFirst, this.otherFirstAt, this.secondAt) : this;
	}

	/**
	 * After an answer that the pool accepted. That it proved the password is told by the
	 * authenticator: what follows need not, since a code can be the first factor as well.
	 */
	SignInFactors after(ChallengeKinds kinds, CognitoChallenge answered, boolean passwordProven, Instant at) {
		ChallengeKind<CognitoChallenge> kind = kinds.of(answered);
		String factor = kind.factor(answered);
		boolean password = FactorGrantedAuthority.PASSWORD_AUTHORITY.equals(factor);
		if (passwordProven && (this.passwordAt == null || password)) {
			return new SignInFactors(at, this.otherFirst, this.otherFirstAt, this.secondAt);
		}
		if (factor == null || password) {
			return this;
		}
		if (this.passwordAt == null && this.otherFirst == null) {
			return new SignInFactors(null, factor, at, null);
		}
		return kind.provesSecondFactor(answered)
				? new SignInFactors(this.passwordAt, this.otherFirst, this.otherFirstAt, at) : this;
	}

	List<GrantedAuthority> authorities() {
		List<GrantedAuthority> authorities = new ArrayList<>(2);
		if (this.passwordAt != null) {
			authorities.add(factor(FactorGrantedAuthority.PASSWORD_AUTHORITY, this.passwordAt));
		}
		if (this.otherFirst != null && this.otherFirstAt != null) {
			authorities.add(factor(this.otherFirst, this.otherFirstAt));
		}
		if (this.secondAt != null) {
			authorities.add(factor(CognitoFactors.MFA_AUTHORITY, this.secondAt));
		}
		return authorities;
	}

	private static GrantedAuthority factor(String authority, Instant at) {
		return FactorGrantedAuthority.withAuthority(authority).issuedAt(at).build();
	}

	/** For a store. */
	void write(ObjectNode json) {
		put(json, "passwordAt", this.passwordAt);
		if (this.otherFirst != null) {
			json.put("otherFirst", this.otherFirst);
		}
		put(json, "otherFirstAt", this.otherFirstAt);
		put(json, "secondAt", this.secondAt);
	}

	private static void put(ObjectNode json, String member, @Nullable Instant at) {
		if (at != null) {
			json.put(member, at.toString());
		}
	}

	/** A {@link java.time.DateTimeException} if a time is none. */
	static SignInFactors read(JsonNode json) {
		JsonNode otherFirst = json.path("otherFirst");
		return new SignInFactors(instant(json, "passwordAt"), otherFirst.isString() ? otherFirst.stringValue() : null,
				instant(json, "otherFirstAt"), instant(json, "secondAt"));
	}

	private static @Nullable Instant instant(JsonNode json, String member) {
		return json.has(member) ? Instant.parse(json.path(member).asString("")) : null;
	}

}
