package io.github.cognitoauth.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CodeChallenge;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.PasswordChallenge;
import io.github.cognitoauth.authentication.WebAuthnChallenge;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * What the user has proved so far. A factor counts when the pool went on after it.
 *
 * @param passwordAt when the right password was given, or {@code null}
 * @param otherFirst the factor that came instead of a password, or {@code null}
 * @param otherFirstAt when it was given, or {@code null}
 * @param secondAt when a second factor was given, or {@code null}
 */
record SignInFactors(@Nullable Instant passwordAt, @Nullable String otherFirst, @Nullable Instant otherFirstAt,
		@Nullable Instant secondAt) implements Serializable {

	/** After a password was sent, these still ask for the first factor. */
	private static final Set<ChallengeName> BEFORE_FIRST_FACTOR = Set.of(ChallengeName.SELECT_CHALLENGE,
			ChallengeName.PASSWORD, ChallengeName.PASSWORD_SRP, ChallengeName.SMS_OTP);

	static SignInFactors password(Instant at) {
		return new SignInFactors(at, null, null, null);
	}

	static SignInFactors afterPasswordSent(CognitoChallenge next) {
		return BEFORE_FIRST_FACTOR.contains(next.name()) ? new SignInFactors(null, null, null, null)
				: password(next.startedAt());
	}

	SignInFactors after(CognitoChallenge answered, boolean passwordGiven, Instant at) {
		if (passwordGiven || answered instanceof PasswordChallenge) {
			return new SignInFactors(at, this.otherFirst, this.otherFirstAt, this.secondAt);
		}
		String factor = factorOf(answered);
		if (factor == null) {
			return this;
		}
		if (this.passwordAt == null && this.otherFirst == null) {
			return new SignInFactors(null, factor, at, null);
		}
		// what a trigger asks need not be a factor: it can be a captcha
		return (answered instanceof CustomChallenge) ? this
				: new SignInFactors(this.passwordAt, this.otherFirst, this.otherFirstAt, at);
	}

	private static @Nullable String factorOf(CognitoChallenge answered) {
		if (answered instanceof WebAuthnChallenge) {
			return FactorGrantedAuthority.WEBAUTHN_AUTHORITY;
		}
		if (answered instanceof CodeChallenge || answered instanceof MfaSetupChallenge) {
			return CognitoFactors.OTP_AUTHORITY;
		}
		return (answered instanceof CustomChallenge) ? CognitoFactors.CUSTOM_AUTHORITY : null;
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

}
