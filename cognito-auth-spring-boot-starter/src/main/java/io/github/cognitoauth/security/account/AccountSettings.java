// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What people may do with their own account, and how. Immutable.
 *
 * @since 0.1.0
 */
public final class AccountSettings {

	private final Set<AccountFeature> features;

	private final List<String> signUpAttributes;

	private final List<String> writableAttributes;

	private final @Nullable Boolean hideExisting;

	private final boolean revealAccountState;

	private final Duration freshSignIn;

	private final Clock clock;

	private AccountSettings(Builder builder) {
		this.features = EnumSet.copyOf(builder.features);
		this.signUpAttributes = List.copyOf(builder.signUpAttributes);
		this.writableAttributes = List.copyOf(builder.writableAttributes);
		this.hideExisting = builder.hideExisting;
		this.revealAccountState = builder.revealAccountState;
		this.freshSignIn = builder.freshSignIn;
		this.clock = builder.clock;
	}

	/**
	 * Start with the defaults: everything but sign-up and the deletion of accounts.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Start with these settings.
	 * @return a builder
	 */
	public Builder mutate() {
		Builder builder = new Builder().signUpAttributes(this.signUpAttributes)
			.writableAttributes(this.writableAttributes)
			.hideExisting(this.hideExisting)
			.revealAccountState(this.revealAccountState)
			.freshSignIn(this.freshSignIn)
			.clock(this.clock);
		for (AccountFeature feature : AccountFeature.values()) {
			builder.feature(feature, has(feature));
		}
		return builder;
	}

	boolean has(AccountFeature feature) {
		return this.features.contains(feature);
	}

	List<String> signUpAttributes() {
		return this.signUpAttributes;
	}

	List<String> writableAttributes() {
		return this.writableAttributes;
	}

	Duration freshSignIn() {
		return this.freshSignIn;
	}

	Clock clock() {
		return this.clock;
	}

	boolean revealAccountState() {
		return this.revealAccountState;
	}

	/** Where an address is the name, it is personal whether somebody has an account. */
	boolean hidesExisting(String username) {
		return (this.hideExisting != null) ? this.hideExisting : isAddress(username);
	}

	static boolean isAddress(String username) {
		return isEmail(username) || (username.startsWith("+") && username.length() > 1);
	}

	static boolean isEmail(String username) {
		return username.indexOf('@') > 0;
	}

	/** A refresh moves {@code iat}, but not when the user proved who it is. */
	boolean isFresh(AccountUser user) {
		return user.authenticatedAt() != null
				&& this.clock.instant().isBefore(user.authenticatedAt().plus(this.freshSignIn));
	}

	void requireFresh(AccountUser user) {
		if (!isFresh(user)) {
			throw OperationRefusedException.of(OperationProblem.Kind.FRESH_SIGN_IN_REQUIRED,
					"cognito.problem.fresh-sign-in-required");
		}
	}

	@Override
	public String toString() {
		return "AccountSettings" + this.features;
	}

	/**
	 * Builds {@link AccountSettings}.
	 */
	public static final class Builder {

		private final Set<AccountFeature> features = EnumSet
			.complementOf(EnumSet.of(AccountFeature.SIGN_UP, AccountFeature.DELETE));

		private Set<String> signUpAttributes = Set.of("email");

		private Set<String> writableAttributes = new LinkedHashSet<>(AccountSettings.Builder.NAMES_AND_LOCALE);

		private @Nullable Boolean hideExisting;

		private boolean revealAccountState;

		private Duration freshSignIn = Duration.ofMinutes(10);

		private Clock clock = Clock.systemUTC();

		/** What no application decides by. */
		private static final List<String> NAMES_AND_LOCALE = List.of("name", "given_name", "family_name", "middle_name",
				"nickname", "locale");

		private Builder() {
		}

		/**
		 * Switch something on or off.
		 * @param feature what
		 * @param on whether it is on
		 * @return this builder
		 */
		public Builder feature(AccountFeature feature, boolean on) {
			if (on) {
				this.features.add(feature);
			}
			else {
				this.features.remove(feature);
			}
			return this;
		}

		/**
		 * Set which attributes a sign-up asks for.
		 * @param names names of attributes; {@code email} by default
		 * @return this builder
		 */
		public Builder signUpAttributes(List<String> names) {
			this.signUpAttributes = names(names);
			return this;
		}

		/**
		 * Set which attributes users may change. Others may drive what somebody is
		 * allowed to do.
		 * @param names names of attributes; names and locale by default
		 * @return this builder
		 */
		public Builder writableAttributes(List<String> names) {
			this.writableAttributes = names(names);
			return this;
		}

		/**
		 * Set whether a sign-up under a name that is taken looks like any other.
		 * @param hideExisting whether it does; {@code null} for names that are addresses
		 * only, which is the default
		 * @return this builder
		 */
		public Builder hideExisting(@Nullable Boolean hideExisting) {
			this.hideExisting = hideExisting;
			return this;
		}

		/**
		 * Set whether strangers are told where codes were sent.
		 * @param revealAccountState whether they are; {@code false} by default
		 * @return this builder
		 */
		public Builder revealAccountState(boolean revealAccountState) {
			this.revealAccountState = revealAccountState;
			return this;
		}

		/**
		 * Set how long ago a user may have signed in for what {@link Access#FRESH} is
		 * asked for.
		 * @param freshSignIn the time, positive; ten minutes by default
		 * @return this builder
		 */
		public Builder freshSignIn(Duration freshSignIn) {
			Assert.isTrue(!freshSignIn.isZero() && !freshSignIn.isNegative(), "'freshSignIn' must be positive");
			this.freshSignIn = freshSignIn;
			return this;
		}

		/**
		 * Set the clock.
		 * @param clock tells the time; the system clock by default
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			Assert.notNull(clock, "'clock' must not be null");
			this.clock = clock;
			return this;
		}

		private static Set<String> names(List<String> names) {
			names.forEach((name) -> Assert.hasText(name, "The name of an attribute must not be empty"));
			return new LinkedHashSet<>(names);
		}

		/**
		 * Build the settings.
		 * @return new settings
		 */
		public AccountSettings build() {
			return new AccountSettings(this);
		}

	}

}
