// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Duration;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.step.ChallengeKinds;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.authority.mapping.NullAuthoritiesMapper;
import org.springframework.util.Assert;

/**
 * What can be set for {@link CognitoAuthenticationProvider} and
 * {@link CognitoReactiveAuthenticationManager}. Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoAuthenticationOptions {

	/** The prefix that {@code hasRole(..)} expects. */
	public static final String DEFAULT_AUTHORITY_PREFIX = "ROLE_";

	/** Longer than all retries of one call with their default time-outs. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

	private final boolean revealAccountState;

	private final String authorityPrefix;

	private final GrantedAuthoritiesMapper authoritiesMapper;

	private final Duration timeout;

	private final Function<Authentication, RequestMetadata> requestMetadata;

	private final ChallengeKinds challengeKinds;

	private final String pool;

	private final @Nullable Function<CognitoUser, String> principalName;

	private final CognitoLevelSettings levels;

	private CognitoAuthenticationOptions(Builder builder) {
		this.revealAccountState = builder.revealAccountState;
		this.authorityPrefix = builder.authorityPrefix;
		this.authoritiesMapper = builder.authoritiesMapper;
		this.timeout = builder.timeout;
		this.requestMetadata = builder.requestMetadata;
		this.challengeKinds = builder.challengeKinds;
		this.pool = builder.pool;
		this.principalName = builder.principalName;
		this.levels = builder.levels;
	}

	/**
	 * Return the defaults.
	 * @return options with which nothing is revealed
	 */
	public static CognitoAuthenticationOptions defaults() {
		return builder().build();
	}

	/**
	 * Start with the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	boolean revealAccountState() {
		return this.revealAccountState;
	}

	String authorityPrefix() {
		return this.authorityPrefix;
	}

	GrantedAuthoritiesMapper authoritiesMapper() {
		return this.authoritiesMapper;
	}

	Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return what the pool is told with a request.
	 * @param request a user name, with or without a password, and the details of the
	 * client
	 * @return the metadata
	 */
	public RequestMetadata requestMetadata(Authentication request) {
		return this.requestMetadata.apply(request);
	}

	/**
	 * Return whose users these options are for.
	 * @return the name of one of the application's user pools
	 */
	public String pool() {
		return this.pool;
	}

	/**
	 * Start with these options.
	 * @return a builder
	 */
	public Builder mutate() {
		Builder builder = new Builder().revealAccountState(this.revealAccountState)
			.authorityPrefix(this.authorityPrefix)
			.authoritiesMapper(this.authoritiesMapper)
			.timeout(this.timeout)
			.requestMetadata(this.requestMetadata)
			.challengeKinds(this.challengeKinds)
			.pool(this.pool)
			.levels(this.levels);
		return (this.principalName != null) ? builder.principalName(this.principalName) : builder;
	}

	/** The principal of a sign-in, as one of the pool. */
	CognitoUser user(CognitoTokens tokens) {
		CognitoUser user = CognitoUser.of(tokens);
		if (this.principalName != null) {
			return user.ofPool(this.pool, this.principalName.apply(user));
		}
		return this.pool.equals(CognitoUserPools.MAIN) ? user
				: user.ofPool(this.pool, nameInPool(user.getUsername(), this.pool));
	}

	/** No user name has a blank. */
	static String nameInPool(String username, String pool) {
		return username + " (" + pool + ")";
	}

	/**
	 * Return the kinds of challenges.
	 * @return the built-in kinds and those of the application
	 */
	public ChallengeKinds challengeKinds() {
		return this.challengeKinds;
	}

	/**
	 * Return how levels of authentication are dealt with.
	 * @return the settings
	 */
	public CognitoLevelSettings levels() {
		return this.levels;
	}

	/**
	 * Builds {@link CognitoAuthenticationOptions}.
	 */
	public static final class Builder {

		private boolean revealAccountState;

		private String authorityPrefix = DEFAULT_AUTHORITY_PREFIX;

		private GrantedAuthoritiesMapper authoritiesMapper = new NullAuthoritiesMapper();

		private Duration timeout = DEFAULT_TIMEOUT;

		private Function<Authentication, RequestMetadata> requestMetadata = (request) -> RequestMetadata.none();

		private ChallengeKinds challengeKinds = ChallengeKinds.standard();

		private String pool = CognitoUserPools.MAIN;

		private @Nullable Function<CognitoUser, String> principalName;

		private CognitoLevelSettings levels = CognitoLevelSettings.defaults();

		private Builder() {
		}

		/**
		 * Set whether somebody who cannot sign in is told why: disabled, locked, not
		 * confirmed, password reset required. It tells strangers which accounts exist.
		 * @param revealAccountState {@code true} to reveal; {@code false} by default
		 * @return this builder
		 */
		public Builder revealAccountState(boolean revealAccountState) {
			this.revealAccountState = revealAccountState;
			return this;
		}

		/**
		 * Set what stands before a group name in an authority.
		 * @param authorityPrefix the prefix, can be empty; {@code ROLE_} by default
		 * @return this builder
		 */
		public Builder authorityPrefix(String authorityPrefix) {
			Assert.notNull(authorityPrefix, "'authorityPrefix' must not be null");
			this.authorityPrefix = authorityPrefix;
			return this;
		}

		/**
		 * Set a mapper for the authorities that come from groups. Factor authorities do
		 * not pass through it.
		 * @param authoritiesMapper the mapper; by default nothing is changed
		 * @return this builder
		 */
		public Builder authoritiesMapper(GrantedAuthoritiesMapper authoritiesMapper) {
			Assert.notNull(authoritiesMapper, "'authoritiesMapper' must not be null");
			this.authoritiesMapper = authoritiesMapper;
			return this;
		}

		/**
		 * Set how long one step may take in all.
		 * @param timeout a positive duration; 30 seconds by default
		 * @return this builder
		 */
		public Builder timeout(Duration timeout) {
			Assert.isTrue(!timeout.isZero() && !timeout.isNegative(), "'timeout' must be positive");
			this.timeout = timeout;
			return this;
		}

		/**
		 * Set what triggers and threat protection are told with each step, for example
		 * the IP address in the details of the request.
		 * @param requestMetadata makes the metadata; must not block; by default none
		 * @return this builder
		 */
		public Builder requestMetadata(Function<Authentication, RequestMetadata> requestMetadata) {
			Assert.notNull(requestMetadata, "'requestMetadata' must not be null");
			this.requestMetadata = requestMetadata;
			return this;
		}

		/**
		 * Set what challenges ask and which factors their answers prove.
		 * @param challengeKinds the kinds; the built-in ones by default
		 * @return this builder
		 */
		public Builder challengeKinds(ChallengeKinds challengeKinds) {
			Assert.notNull(challengeKinds, "'challengeKinds' must not be null");
			this.challengeKinds = challengeKinds;
			return this;
		}

		/**
		 * Set whose users the options are for. Users of a named pool are called
		 * {@code alice (partner)} in the application.
		 * @param pool the name of one of the application's user pools; the main one by
		 * default
		 * @return this builder
		 */
		public Builder pool(String pool) {
			Assert.hasText(pool, "'pool' must not be empty");
			this.pool = pool;
			return this;
		}

		/**
		 * Set how levels of authentication are called and when the pool is asked for one.
		 * @param levels the settings; standard names by default
		 * @return this builder
		 */
		public Builder levels(CognitoLevelSettings levels) {
			Assert.notNull(levels, "'levels' must not be null");
			this.levels = levels;
			return this;
		}

		/**
		 * Set what users are called in the application. Spring Security merges the
		 * authorities of two sign-ins by this name, and remembers and audits by it: users
		 * of two pools should not have the same.
		 * @param principalName makes the name, which must not be empty
		 * @return this builder
		 */
		public Builder principalName(Function<CognitoUser, String> principalName) {
			Assert.notNull(principalName, "'principalName' must not be null");
			this.principalName = principalName;
			return this;
		}

		/**
		 * Build the options.
		 * @return new options
		 */
		public CognitoAuthenticationOptions build() {
			return new CognitoAuthenticationOptions(this);
		}

	}

}
