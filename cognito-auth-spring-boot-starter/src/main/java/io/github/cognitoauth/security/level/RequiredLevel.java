// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.level;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

import io.github.cognitoauth.security.factor.CognitoFactors;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.FactorAuthorizationDecision;
import org.springframework.security.authorization.RequiredFactor;
import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.util.Assert;

/**
 * A level that a rule asks for. For the filters of the login and of the resource server.
 *
 * @param level 1 to 4
 * @param maxAge how long ago it may have been proved, or {@code null} for any age
 * @since 0.1.0
 */
public record RequiredLevel(int level, @Nullable Duration maxAge) {

	/** The attribute of an exchange with the level for which it was denied. */
	public static final String ATTRIBUTE = RequiredLevel.class.getName();

	/**
	 * Check the level.
	 */
	public RequiredLevel {
		Assert.isTrue(level >= 1 && level <= CognitoLevelNames.HIGHEST, "'level' must be between 1 and 4");
	}

	RequiredFactor factor() {
		return RequiredFactor.withAuthority(CognitoLevels.authority(this.level)).validDuration(this.maxAge).build();
	}

	/**
	 * Find the level among what was missing.
	 * @param errors errors of factors, or anything else
	 * @return the highest level, or {@code null} if no level was missing
	 */
	public static @Nullable RequiredLevel of(@Nullable Object errors) {
		if (!(errors instanceof Collection<?> all)) {
			return null;
		}
		return all.stream()
			.filter(RequiredFactorError.class::isInstance)
			.map((error) -> of(((RequiredFactorError) error).getRequiredFactor()))
			.filter(Objects::nonNull)
			.max(Comparator.comparingInt(RequiredLevel::level))
			.orElse(null);
	}

	/**
	 * Find the level for which a request was denied.
	 * @param denied the exception
	 * @return the highest level, or {@code null} if no level was missing
	 */
	public static @Nullable RequiredLevel of(@Nullable Throwable denied) {
		return (denied instanceof AuthorizationDeniedException known
				&& known.getAuthorizationResult() instanceof FactorAuthorizationDecision factors)
						? of((Object) factors.getFactorErrors()) : null;
	}

	/**
	 * Return whether an authority is missing, too, that no sign-in brings: a higher level
	 * would help nobody.
	 * @param denied the exception
	 * @return whether a role or the like is missing
	 */
	public static boolean isRoleMissing(@Nullable Throwable denied) {
		return denied instanceof AuthorizationDeniedException known
				&& known.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
				&& decision.getAuthorities().stream().anyMatch((it) -> !CognitoFactors.isFactor(it.getAuthority()));
	}

	private static @Nullable RequiredLevel of(RequiredFactor factor) {
		for (int level = CognitoLevelNames.HIGHEST; level >= 1; level--) {
			if (CognitoLevels.authority(level).equals(factor.getAuthority())) {
				return new RequiredLevel(level, factor.getValidDuration());
			}
		}
		return null;
	}

	/**
	 * Return whether somebody has the level.
	 * @param authentication who is signed in, or {@code null}
	 * @param now the time
	 * @return whether the level was proved, and recently enough
	 */
	public boolean isMetBy(@Nullable Authentication authentication, Instant now) {
		String authority = CognitoLevels.authority(this.level);
		return authentication != null && authentication.getAuthorities()
			.stream()
			.filter((it) -> authority.equals(it.getAuthority()))
			.anyMatch((it) -> this.maxAge == null || (it instanceof FactorGrantedAuthority factor
					&& now.isBefore(factor.getIssuedAt().plus(this.maxAge))));
	}

	/**
	 * Return it as a text that can be kept in a session.
	 * @return the level and, after a blank, the seconds, if there are any
	 */
	public String text() {
		return (this.maxAge != null) ? this.level + " " + this.maxAge.toSeconds() : String.valueOf(this.level);
	}

	/**
	 * Read what {@link #text()} returned.
	 * @param text the text, or anything else
	 * @return the level, or {@code null} if it is something else
	 */
	public static @Nullable RequiredLevel parse(@Nullable Object text) {
		if (!(text instanceof String kept) || !kept.matches("[1-4]( [0-9]{1,10})?")) {
			return null;
		}
		return new RequiredLevel(kept.charAt(0) - '0',
				(kept.length() > 1) ? Duration.ofSeconds(Long.parseLong(kept.substring(2))) : null);
	}

}
