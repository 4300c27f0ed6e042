// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Everything that a sign-in can say, for the cases where user name and password are not
 * all. Immutable; {@link #toString()} shows neither password nor session nor token.
 *
 * @since 0.1.0
 */
public final class AuthenticationRequest {

	private static final Pattern LEVEL = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64}");

	private final String username;

	private final @Nullable String password;

	private final @Nullable AuthFlow flow;

	private final @Nullable ChallengeName preferredChallenge;

	private final @Nullable String session;

	private final List<String> targetLevels;

	private final @Nullable Duration maxAge;

	private final @Nullable String accessToken;

	private final Map<String, String> authParameters;

	private final RequestMetadata metadata;

	private AuthenticationRequest(Builder builder) {
		this.username = builder.username;
		this.password = builder.password;
		this.flow = builder.effectiveFlow();
		this.preferredChallenge = builder.preferredChallenge;
		this.session = builder.session;
		this.targetLevels = builder.targetLevels;
		this.maxAge = builder.maxAge;
		this.accessToken = builder.accessToken;
		this.authParameters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.authParameters));
		this.metadata = builder.metadata;
	}

	/**
	 * Start a request.
	 * @param username the user name or alias
	 * @return a builder
	 */
	public static Builder builder(String username) {
		return new Builder(username);
	}

	/**
	 * Return the user name or alias.
	 * @return the user name as it was typed
	 */
	public String username() {
		return this.username;
	}

	/**
	 * Return the password.
	 * @return the password, or {@code null} for flows without one
	 */
	public @Nullable String password() {
		return this.password;
	}

	/**
	 * Return the flow.
	 * @return the flow, or {@code null} for the authenticator's own
	 */
	public @Nullable AuthFlow flow() {
		return this.flow;
	}

	/**
	 * Return the preferred first factor of {@link AuthFlow#USER_AUTH}.
	 * @return the challenge, or {@code null}
	 */
	public @Nullable ChallengeName preferredChallenge() {
		return this.preferredChallenge;
	}

	/**
	 * Return the session of a sign-up that was just confirmed.
	 * @return the session, or {@code null}
	 */
	public @Nullable String session() {
		return this.session;
	}

	/**
	 * Return the authentication levels of which one is wanted.
	 * @return names of levels, the best first; empty if there is no target
	 */
	public List<String> targetLevels() {
		return this.targetLevels;
	}

	/**
	 * Return how old the factors in the access token may be.
	 * @return whole seconds, or {@code null} for any age
	 */
	public @Nullable Duration maxAge() {
		return this.maxAge;
	}

	/**
	 * Return the access token whose factors count. A secret.
	 * @return the token, or {@code null} for a sign-in from scratch
	 */
	public @Nullable String accessToken() {
		return this.accessToken;
	}

	/**
	 * Return what goes into {@code AuthParameters} beside the parameters of the flow.
	 * Values can be secrets.
	 * @return the values by key, unmodifiable
	 */
	public Map<String, String> authParameters() {
		return this.authParameters;
	}

	/**
	 * Return what triggers and threat protection are told.
	 * @return the metadata
	 */
	public RequestMetadata metadata() {
		return this.metadata;
	}

	/**
	 * Return a builder that starts with these values.
	 * @return a builder
	 */
	public Builder mutate() {
		Builder builder = new Builder(this.username);
		builder.password = this.password;
		builder.flow = this.flow;
		builder.preferredChallenge = this.preferredChallenge;
		builder.session = this.session;
		builder.targetLevels = this.targetLevels;
		builder.maxAge = this.maxAge;
		builder.accessToken = this.accessToken;
		builder.authParameters.putAll(this.authParameters);
		builder.metadata = this.metadata;
		return builder;
	}

	@Override
	public String toString() {
		return "AuthenticationRequest[flow=" + this.flow + ", preferredChallenge=" + this.preferredChallenge
				+ ", targetLevels=" + this.targetLevels + "]";
	}

	/**
	 * Builds an {@link AuthenticationRequest}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String username;

		private @Nullable String password;

		private @Nullable AuthFlow flow;

		private @Nullable ChallengeName preferredChallenge;

		private @Nullable String session;

		private List<String> targetLevels = List.of();

		private @Nullable Duration maxAge;

		private @Nullable String accessToken;

		private final Map<String, String> authParameters = new LinkedHashMap<>();

		private RequestMetadata metadata = RequestMetadata.none();

		private Builder(String username) {
			Assert.notNull(username, "'username' must not be null");
			this.username = username;
		}

		/**
		 * Set the password.
		 * @param password the password, used as it is
		 * @return this builder
		 */
		public Builder password(@Nullable String password) {
			this.password = password;
			return this;
		}

		/**
		 * Set the flow of this sign-in.
		 * @param flow the flow, or {@code null} for the authenticator's own
		 * @return this builder
		 */
		public Builder flow(@Nullable AuthFlow flow) {
			this.flow = flow;
			return this;
		}

		/**
		 * Set the first factor to be offered first in {@link AuthFlow#USER_AUTH}. If the
		 * user cannot do it, a {@link SelectChallenge} comes.
		 * @param preferredChallenge {@code PASSWORD}, {@code PASSWORD_SRP},
		 * {@code EMAIL_OTP}, {@code SMS_OTP} or {@code WEB_AUTHN}
		 * @return this builder
		 */
		public Builder preferredChallenge(@Nullable ChallengeName preferredChallenge) {
			this.preferredChallenge = preferredChallenge;
			return this;
		}

		/**
		 * Set the session that {@code ConfirmSignUp} returned: the first sign-in needs no
		 * other proof then. Within minutes, and only for {@link AuthFlow#USER_AUTH},
		 * which is the flow then.
		 * @param session the session
		 * @return this builder
		 */
		public Builder session(@Nullable String session) {
			this.session = session;
			return this;
		}

		/**
		 * Ask for an authentication level ({@code TARGET_ACR_VALUES} of
		 * {@link AuthFlow#USER_AUTH}, which is the flow then). The pool takes the first
		 * one that the user can reach. It needs the plan Essentials or Plus, and a pool
		 * without it may ignore the target: read the claim {@code acr} of the tokens, and
		 * never take a success as a proof.
		 * @param targetLevels names of levels such as {@code urn:cognito:loa:4}, the best
		 * first; without blanks, 1 to 64 characters each
		 * @return this builder
		 * @throws IllegalArgumentException if a name is none
		 */
		public Builder targetLevels(String... targetLevels) {
			for (String level : targetLevels) {
				Assert.isTrue(level != null && LEVEL.matcher(level).matches(),
						"A level has 1 to 64 characters and no blank, quotation mark or backslash");
			}
			this.targetLevels = List.of(targetLevels);
			return this;
		}

		/**
		 * Set how old the factors in the access token may be ({@code MAX_AGE}), counted
		 * from its {@code auth_time}: older ones are asked for again. Only with target
		 * levels.
		 * @param maxAge not negative, sent in whole seconds; {@code null} for any age
		 * @return this builder
		 * @throws IllegalArgumentException if it is negative
		 */
		public Builder maxAge(@Nullable Duration maxAge) {
			Assert.isTrue(maxAge == null || !maxAge.isNegative(), "'maxAge' must not be negative");
			this.maxAge = (maxAge != null) ? Duration.ofSeconds(maxAge.toSeconds()) : null;
			return this;
		}

		/**
		 * Set an access token of the same user, whose factors then count
		 * ({@code ACCESS_TOKEN}): only the missing ones are asked for. Only with target
		 * levels. A token that has reached the level already is refused.
		 * @param accessToken the token, a secret, or {@code null}
		 * @return this builder
		 */
		public Builder accessToken(@Nullable String accessToken) {
			this.accessToken = accessToken;
			return this;
		}

		/**
		 * Add a parameter that this version has no method for. It never replaces one that
		 * the flow sends by itself.
		 * @param name the key in {@code AuthParameters}
		 * @param value the value, which is treated as a secret
		 * @return this builder
		 */
		public Builder authParameter(String name, String value) {
			Assert.hasText(name, "'name' must not be empty");
			Assert.notNull(value, "'value' must not be null");
			this.authParameters.put(name, value);
			return this;
		}

		/**
		 * Set what triggers and threat protection are told.
		 * @param metadata the metadata
		 * @return this builder
		 */
		public Builder metadata(RequestMetadata metadata) {
			Assert.notNull(metadata, "'metadata' must not be null");
			this.metadata = metadata;
			return this;
		}

		/**
		 * Build the request.
		 * @return a new request
		 * @throws IllegalStateException if a session or target levels are combined with
		 * another flow than {@link AuthFlow#USER_AUTH}, or if there is a maximum age or
		 * an access token without target levels
		 */
		public AuthenticationRequest build() {
			Assert.state(!needsUserAuth() || this.flow == null || this.flow == AuthFlow.USER_AUTH,
					"'session' and 'targetLevels' belong to USER_AUTH: set no other flow");
			Assert.state(!this.targetLevels.isEmpty() || (this.maxAge == null && this.accessToken == null),
					"'maxAge' and 'accessToken' need 'targetLevels'");
			return new AuthenticationRequest(this);
		}

		private boolean needsUserAuth() {
			return this.session != null || !this.targetLevels.isEmpty();
		}

		private @Nullable AuthFlow effectiveFlow() {
			return needsUserAuth() ? AuthFlow.USER_AUTH : this.flow;
		}

	}

}
