// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.level.TokenFactors;
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
 * @param secondMethod what the second factor is called in {@code amr}, or {@code null}
 * @param carried what was proved by a sign-in before this one, or {@code null}
 */
record SignInFactors(@Nullable Instant passwordAt, @Nullable String otherFirst, @Nullable Instant otherFirstAt,
		@Nullable Instant secondAt, @Nullable String secondMethod,
		@Nullable CarriedFactors carried) implements Serializable {

	/** The only code that counts for the highest level, as {@code amr} calls it. */
	private static final String AUTHENTICATOR_APP = "otp";

	static SignInFactors beside(@Nullable CarriedFactors carried) {
		return new SignInFactors(null, null, null, null, null, carried);
	}

	/** Before any challenge was answered. */
	SignInFactors afterStart(boolean passwordProven, Instant at) {
		return passwordProven ? withPassword(at) : this;
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
			return withPassword(at);
		}
		if (factor == null || password) {
			return this;
		}
		if (this.passwordAt == null && this.otherFirst == null
				&& (this.carried == null || !this.carried.makesSecond(factor))) {
			return new SignInFactors(null, factor, at, null, null, this.carried);
		}
		return kind.provesSecondFactor(answered) ? new SignInFactors(this.passwordAt, this.otherFirst,
				this.otherFirstAt, at, kind.method(answered), this.carried) : this;
	}

	/**
	 * Return whether this sign-in, and one before it that it adds to, proves nothing yet.
	 */
	boolean isNothingProven() {
		return this.passwordAt == null && this.otherFirst == null && this.carried == null;
	}

	private SignInFactors withPassword(Instant at) {
		return new SignInFactors(at, this.otherFirst, this.otherFirstAt, this.secondAt, this.secondMethod,
				this.carried);
	}

	/**
	 * Return what was proved, each factor once and at its latest time: rules look at one
	 * authority of a name.
	 * @param told levels that the pool's tokens tell
	 */
	List<GrantedAuthority> authorities(List<GrantedAuthority> told) {
		Map<String, Instant> times = new LinkedHashMap<>();
		if (this.passwordAt != null) {
			times.put(FactorGrantedAuthority.PASSWORD_AUTHORITY, this.passwordAt);
		}
		if (this.otherFirst != null && this.otherFirstAt != null) {
			times.put(this.otherFirst, this.otherFirstAt);
		}
		if (this.secondAt != null) {
			times.put(CognitoFactors.MFA_AUTHORITY, this.secondAt);
		}
		if (this.carried != null) {
			this.carried.factors().forEach((authority, at) -> times.merge(authority, at, CarriedFactors::later));
		}
		Stream.concat(levels().stream(), told.stream())
			.map(FactorGrantedAuthority.class::cast)
			.forEach((level) -> times.merge(level.getAuthority(), level.getIssuedAt(), CarriedFactors::later));
		return times.entrySet()
			.stream()
			.<GrantedAuthority>map(
					(time) -> FactorGrantedAuthority.withAuthority(time.getKey()).issuedAt(time.getValue()).build())
			.toList();
	}

	/** A level is as old as the oldest factor that makes it. */
	private List<GrantedAuthority> levels() {
		Instant before = (this.carried != null) ? this.carried.passwordAt() : null;
		Instant password = (this.passwordAt != null) ? this.passwordAt : before;
		if (password != null && this.secondAt != null && this.secondMethod != null) {
			return TokenFactors.levels(this.secondMethod.equals(AUTHENTICATOR_APP) ? 4 : 3,
					password.isBefore(this.secondAt) ? password : this.secondAt);
		}
		if (this.otherFirst != null && this.otherFirstAt != null) {
			return TokenFactors.levels(level(this.otherFirst), this.otherFirstAt);
		}
		return (password != null) ? TokenFactors.levels(1, password) : List.of();
	}

	private static int level(String first) {
		return switch (first) {
			case FactorGrantedAuthority.WEBAUTHN_AUTHORITY -> 3;
			case CognitoFactors.OTP_AUTHORITY -> 2;
			default -> 0;
		};
	}

	/** For a store. */
	void write(ObjectNode json) {
		put(json, "passwordAt", this.passwordAt);
		if (this.otherFirst != null) {
			json.put("otherFirst", this.otherFirst);
		}
		put(json, "otherFirstAt", this.otherFirstAt);
		put(json, "secondAt", this.secondAt);
		if (this.secondMethod != null) {
			json.put("secondMethod", this.secondMethod);
		}
		if (this.carried != null) {
			this.carried.write(json.putObject("carried"));
		}
	}

	private static void put(ObjectNode json, String member, @Nullable Instant at) {
		if (at != null) {
			json.put(member, at.toString());
		}
	}

	/** A {@link java.time.DateTimeException} if a time is none. */
	static SignInFactors read(JsonNode json) {
		return new SignInFactors(instant(json, "passwordAt"), text(json, "otherFirst"), instant(json, "otherFirstAt"),
				instant(json, "secondAt"), text(json, "secondMethod"), CarriedFactors.read(json.path("carried")));
	}

	private static @Nullable String text(JsonNode json, String member) {
		return json.path(member).isString() ? json.path(member).stringValue() : null;
	}

	private static @Nullable Instant instant(JsonNode json, String member) {
		return json.has(member) ? Instant.parse(json.path(member).asString("")) : null;
	}

}
