// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.level;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.security.factor.CognitoFactors;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * Reads from the claims of a token that was verified which factors and which level were
 * proved, and when: {@code acr}, {@code amr} and {@code auth_time}. All of them can be
 * missing. For the login and the converters of bearer tokens.
 *
 * @since 0.1.0
 */
public final class TokenFactors {

	private static final Set<String> PASSWORD = Set.of("pwd");

	private static final Set<String> PASSKEYS = Set.of("swk", "hwk");

	/** In {@code amr} of a pool, {@code otp} stands for an authenticator app only. */
	private static final Set<String> CODES = Set.of("otp", "sms", "email_otp");

	private TokenFactors() {
	}

	/**
	 * Return what the claims tell. The time of each is that of the sign-in: a refresh
	 * proves nothing, so the time at which the token was issued does not count, and
	 * without {@code auth_time} nothing is recent.
	 * @param claims the claims of an access or ID token
	 * @param names the names of the levels of its pool
	 * @return factor authorities, each name once
	 */
	public static List<GrantedAuthority> of(Map<String, Object> claims, CognitoLevelNames names) {
		List<GrantedAuthority> authorities = new ArrayList<>(levels(claims, names));
		Instant at = time(claims);
		if (claims.get("amr") instanceof Collection<?> methods) {
			boolean password = has(methods, PASSWORD);
			boolean passkey = has(methods, PASSKEYS);
			if (password) {
				authorities.add(factor(FactorGrantedAuthority.PASSWORD_AUTHORITY, at));
			}
			if (passkey) {
				authorities.add(factor(FactorGrantedAuthority.WEBAUTHN_AUTHORITY, at));
			}
			if (has(methods, CODES)) {
				authorities.add(factor(
						(password || passkey) ? CognitoFactors.MFA_AUTHORITY : CognitoFactors.OTP_AUTHORITY, at));
			}
		}
		return authorities;
	}

	/**
	 * Return the level that the claims tell.
	 * @param claims the claims of an access or ID token
	 * @param names the names of the levels of its pool
	 * @return the authority of the level and of those below it, empty if {@code acr} is
	 * missing or not known
	 */
	public static List<GrantedAuthority> levels(Map<String, Object> claims, CognitoLevelNames names) {
		int level = (claims.get("acr") instanceof String acr) ? names.level(acr) : 0;
		return levels(level, time(claims));
	}

	/**
	 * Return the authorities of a level.
	 * @param level 0 to 4
	 * @param at when it was proved
	 * @return the authority of the level and of those below it
	 */
	public static List<GrantedAuthority> levels(int level, Instant at) {
		List<GrantedAuthority> authorities = new ArrayList<>(level + 3);
		for (int each = 1; each <= level; each++) {
			authorities.add(factor(CognitoLevels.authority(each), at));
		}
		return authorities;
	}

	private static boolean has(Collection<?> methods, Set<String> any) {
		return methods.stream().anyMatch((method) -> method instanceof String && any.contains(method));
	}

	private static GrantedAuthority factor(String authority, Instant at) {
		return FactorGrantedAuthority.withAuthority(authority).issuedAt(at).build();
	}

	/** Nobody signs in after the token was issued. */
	private static Instant time(Map<String, Object> claims) {
		Instant at = instant(claims.get("auth_time"));
		Instant issued = instant(claims.get("iat"));
		if (at == null) {
			return Instant.EPOCH;
		}
		return (issued != null && issued.isBefore(at)) ? issued : at;
	}

	private static @Nullable Instant instant(@Nullable Object claim) {
		if (claim instanceof Instant time) {
			return time;
		}
		if (claim instanceof Date time) {
			return time.toInstant();
		}
		if (!(claim instanceof Number number)) {
			return null;
		}
		long seconds = number.longValue();
		return (seconds >= 0 && seconds <= Instant.MAX.getEpochSecond()) ? Instant.ofEpochSecond(seconds) : null;
	}

}
