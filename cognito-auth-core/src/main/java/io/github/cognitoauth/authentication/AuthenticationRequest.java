package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Everything that a sign-in can say, for the cases where user name and password are not
 * all. Immutable; {@link #toString()} shows neither password nor session.
 *
 * @since 0.1.0
 */
public final class AuthenticationRequest {

	private final String username;

	private final @Nullable String password;

	private final @Nullable AuthFlow flow;

	private final @Nullable ChallengeName preferredChallenge;

	private final @Nullable String session;

	private final RequestMetadata metadata;

	private AuthenticationRequest(Builder builder) {
		this.username = builder.username;
		this.password = builder.password;
		this.flow = builder.flow;
		this.preferredChallenge = builder.preferredChallenge;
		this.session = builder.session;
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
	 * Return what triggers and threat protection are told.
	 * @return the metadata
	 */
	public RequestMetadata metadata() {
		return this.metadata;
	}

	@Override
	public String toString() {
		return "AuthenticationRequest[flow=" + this.flow + ", preferredChallenge=" + this.preferredChallenge + "]";
	}

	/**
	 * Builds an {@link AuthenticationRequest}.
	 */
	public static final class Builder {

		private final String username;

		private @Nullable String password;

		private @Nullable AuthFlow flow;

		private @Nullable ChallengeName preferredChallenge;

		private @Nullable String session;

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
		 * other proof then. Only for {@link AuthFlow#USER_AUTH}, within minutes.
		 * @param session the session
		 * @return this builder
		 */
		public Builder session(@Nullable String session) {
			this.session = session;
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
		 */
		public AuthenticationRequest build() {
			return new AuthenticationRequest(this);
		}

	}

}
