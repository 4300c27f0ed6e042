// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.pool.CognitoUserPools;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.util.Assert;

/**
 * The principal of a user who signed in to the pool. Serializable, so it can live in a
 * session; equal to another by pool, user name and subject.
 * <p>
 * Tokens are no part of it: they are neither serialized nor shown by {@link #toString()}
 * or JSON. Who signs a user in can take them once with {@link #takeTokens()}; the login
 * DSL does so and keeps them in its tokens repository.
 *
 * @since 0.1.0
 */
public final class CognitoUser implements AuthenticatedPrincipal, Serializable {

	private static final long serialVersionUID = 1L;

	private final String username;

	private final String subject;

	private final List<String> groups;

	private final Map<String, Object> claims;

	/** Absent in what was stored before there were several pools. */
	private final @Nullable String pool;

	private final @Nullable String name;

	private final transient @Nullable AtomicReference<@Nullable CognitoTokens> tokens;

	private CognitoUser(String username, String subject, List<String> groups, Map<String, Object> claims,
			@Nullable String pool, @Nullable String name, @Nullable CognitoTokens tokens) {
		this.pool = pool;
		this.name = name;
		this.username = username;
		this.subject = subject;
		this.groups = groups;
		this.claims = claims;
		this.tokens = new AtomicReference<>(tokens);
	}

	/**
	 * Create the principal of a sign-in.
	 * @param tokens the tokens that the pool issued
	 * @return a user that holds the tokens until they are taken
	 */
	public static CognitoUser of(CognitoTokens tokens) {
		Assert.notNull(tokens, "'tokens' must not be null");
		Map<String, Object> idClaims = tokens.idTokenClaims();
		Map<String, Object> claims = idClaims.isEmpty() ? tokens.claims() : idClaims;
		Object subject = claims.get("sub");
		return new CognitoUser(tokens.username(), (subject instanceof String text) ? text : tokens.username(),
				tokens.groups(), claims, null, null, tokens);
	}

	/** The same user, with the tokens, as one of a named pool. */
	CognitoUser ofPool(String pool, String name) {
		Assert.hasText(name, "The name of the principal must not be empty");
		return new CognitoUser(this.username, this.subject, this.groups, this.claims, pool, name, takeTokens());
	}

	/**
	 * Start a principal that was not signed in here: read from a store, or made for a
	 * test. It holds no tokens.
	 * @param username the user name that the pool knows
	 * @return a builder
	 */
	public static Builder builder(String username) {
		return new Builder(username);
	}

	/**
	 * Return what the user is called in the application, by which Spring Security merges
	 * sign-ins, remembers and audits.
	 * @return the same as {@link #getUsername()} in the main pool; in a named one by
	 * default {@code alice (partner)}, which is nobody's user name, since those have no
	 * blank
	 */
	@Override
	public String getName() {
		return (this.name != null) ? this.name : this.username;
	}

	/**
	 * Return which of the application's user pools the user signed in to.
	 * @return the name of the pool; {@code main} for the one that has no other
	 */
	public String getPool() {
		return (this.pool != null) ? this.pool : CognitoUserPools.MAIN;
	}

	/**
	 * Return the user name that the pool knows. In pools where people sign in with an
	 * alias it is not what they typed.
	 * @return the claim {@code username}
	 */
	public String getUsername() {
		return this.username;
	}

	/**
	 * Return the identifier that never changes and is never given to another user.
	 * @return the claim {@code sub}
	 */
	public String getSubject() {
		return this.subject;
	}

	/**
	 * Return the groups at sign-in.
	 * @return the claim {@code cognito:groups}, empty if there are none
	 */
	public List<String> getGroups() {
		return this.groups;
	}

	/**
	 * Return the claims of the ID token, which hold the attributes that the app client
	 * may read; those of the access token where the pool issued no ID token.
	 * @return the claims, unmodifiable
	 */
	public Map<String, Object> getClaims() {
		return this.claims;
	}

	/**
	 * Take the tokens of the sign-in that made this principal. Only the first call gets
	 * them, and only in the process of the sign-in: afterwards whoever took them keeps
	 * them.
	 * @return the tokens, or {@code null} if they were taken or this is a copy from a
	 * session
	 */
	public @Nullable CognitoTokens takeTokens() {
		return (this.tokens != null) ? this.tokens.getAndSet(null) : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CognitoUser that && this.username.equals(that.username)
				&& this.subject.equals(that.subject) && getPool().equals(that.getPool());
	}

	@Override
	public int hashCode() {
		return 31 * this.username.hashCode() + this.subject.hashCode();
	}

	@Override
	public String toString() {
		return "CognitoUser[pool=" + getPool() + ", subject=" + this.subject + ", groups=" + this.groups + "]";
	}

	/**
	 * Collects what a principal is made of. Not thread-safe.
	 */
	public static final class Builder {

		private final String username;

		private String subject;

		private List<String> groups = List.of();

		private Map<String, Object> claims = Map.of();

		private @Nullable String pool;

		private @Nullable String name;

		private Builder(String username) {
			Assert.hasText(username, "'username' must not be empty");
			this.username = username;
			this.subject = username;
		}

		/**
		 * Set the identifier that never changes.
		 * @param subject the claim {@code sub}; the user name if it is not set
		 * @return this builder
		 */
		public Builder subject(String subject) {
			Assert.hasText(subject, "'subject' must not be empty");
			this.subject = subject;
			return this;
		}

		/**
		 * Set the groups.
		 * @param groups the claim {@code cognito:groups}
		 * @return this builder
		 */
		public Builder groups(Collection<String> groups) {
			this.groups = List.copyOf(groups);
			return this;
		}

		/**
		 * Set the claims.
		 * @param claims the claims of the ID token
		 * @return this builder
		 */
		public Builder claims(Map<String, ?> claims) {
			this.claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
			return this;
		}

		/**
		 * Set the user pool.
		 * @param pool the name of one of the application's pools; the main one if it is
		 * not set
		 * @return this builder
		 */
		public Builder pool(String pool) {
			Assert.hasText(pool, "'pool' must not be empty");
			this.pool = pool.equals(CognitoUserPools.MAIN) ? null : pool;
			return this;
		}

		/**
		 * Set what the user is called in the application.
		 * @param name the name; what {@link CognitoUser#getName()} says if it is not set
		 * @return this builder
		 */
		public Builder name(String name) {
			Assert.hasText(name, "'name' must not be empty");
			this.name = name;
			return this;
		}

		/**
		 * Make the principal.
		 * @return a user without tokens
		 */
		public CognitoUser build() {
			String name = (this.name == null && this.pool != null)
					? CognitoAuthenticationOptions.nameInPool(this.username, this.pool) : this.name;
			return new CognitoUser(this.username, this.subject, this.groups, this.claims, this.pool, name, null);
		}

	}

}
