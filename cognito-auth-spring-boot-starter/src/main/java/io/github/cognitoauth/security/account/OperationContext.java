// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What an {@link AccountOperation} knows beside what was entered: whose account it is and
 * where the request comes from. Immutable; {@link #toString()} shows no secret.
 *
 * @since 0.1.0
 */
public final class OperationContext {

	private final String applicationName;

	private final @Nullable AccountUser user;

	private final @Nullable String remoteAddress;

	private final boolean unreadForwardedHeader;

	private final RequestMetadata metadata;

	private final @Nullable String target;

	private final @Nullable String username;

	private final @Nullable String signUpSession;

	private final @Nullable AccountView account;

	private OperationContext(Builder builder) {
		this.applicationName = builder.applicationName;
		this.user = builder.user;
		this.remoteAddress = builder.remoteAddress;
		this.unreadForwardedHeader = builder.unreadForwardedHeader;
		this.metadata = builder.metadata;
		this.target = builder.target;
		this.username = builder.username;
		this.signUpSession = builder.signUpSession;
		this.account = builder.account;
	}

	/**
	 * Start a context.
	 * @param applicationName what an authenticator app shows
	 * @return a builder
	 */
	public static Builder builder(String applicationName) {
		return new Builder(applicationName);
	}

	/**
	 * Return a builder that starts with these values.
	 * @return a builder
	 */
	public Builder mutate() {
		return new Builder(this.applicationName).user(this.user)
			.client(this.remoteAddress, this.unreadForwardedHeader)
			.metadata(this.metadata)
			.target(this.target)
			.username(this.username)
			.signUpSession(this.signUpSession)
			.account(this.account);
	}

	/**
	 * Return what an authenticator app shows.
	 * @return the name of the application
	 */
	public String applicationName() {
		return this.applicationName;
	}

	/**
	 * Return who is signed in.
	 * @return the user, or {@code null} if nobody is
	 */
	public @Nullable AccountUser user() {
		return this.user;
	}

	/**
	 * Return who is signed in, in an operation that is not for everybody.
	 * @return the user
	 * @throws OperationRefusedException if nobody is
	 */
	public AccountUser requiredUser() {
		if (this.user == null) {
			throw OperationRefusedException.of(OperationProblem.Kind.TOKEN_REJECTED,
					"cognito.problem.sign-in-required");
		}
		return this.user;
	}

	/**
	 * Return the address of the client.
	 * @return the address of the connection, or {@code null} if it is not known
	 */
	public @Nullable String remoteAddress() {
		return this.remoteAddress;
	}

	/**
	 * Return whether the address is probably that of a proxy.
	 * @return whether the request has a header of a proxy that nobody has read
	 */
	public boolean hasUnreadForwardedHeader() {
		return this.unreadForwardedHeader;
	}

	/**
	 * Return what triggers and threat protection are told.
	 * @return the metadata, empty by default
	 */
	public RequestMetadata metadata() {
		return this.metadata;
	}

	/**
	 * Return what the operation is about where an account has several: the name of an
	 * attribute, the id of a passkey, a device or a session.
	 * @return the name or id, or {@code null}
	 */
	public @Nullable String target() {
		return this.target;
	}

	/**
	 * Return the target of an operation that cannot do without.
	 * @return the name or id
	 * @throws OperationRefusedException if there is none
	 */
	public String requiredTarget() {
		if (this.target == null || this.target.isBlank()) {
			throw OperationRefusedException.of(OperationProblem.Kind.NOT_OFFERED, "cognito.problem.not-found");
		}
		return this.target;
	}

	/**
	 * Return the user name that was typed before, for forms.
	 * @return the name, or {@code null}
	 */
	public @Nullable String username() {
		return this.username;
	}

	/**
	 * Return what signs a new user in after the confirmation.
	 * @return the session of a sign-up, a secret, or {@code null}
	 */
	public @Nullable String signUpSession() {
		return this.signUpSession;
	}

	/**
	 * Return the account, where it was read before.
	 * @return the account, for forms that show what is there; else {@code null}
	 */
	public @Nullable AccountView account() {
		return this.account;
	}

	@Override
	public String toString() {
		return "OperationContext[user=" + this.user + "]";
	}

	/**
	 * Builds an {@link OperationContext}.
	 */
	public static final class Builder {

		private final String applicationName;

		private @Nullable AccountUser user;

		private @Nullable String remoteAddress;

		private boolean unreadForwardedHeader;

		private RequestMetadata metadata = RequestMetadata.none();

		private @Nullable String target;

		private @Nullable String username;

		private @Nullable String signUpSession;

		private @Nullable AccountView account;

		private Builder(String applicationName) {
			Assert.hasText(applicationName, "'applicationName' must not be empty");
			this.applicationName = applicationName;
		}

		/**
		 * Set who is signed in.
		 * @param user the user, or {@code null} if nobody is
		 * @return this builder
		 */
		public Builder user(@Nullable AccountUser user) {
			this.user = user;
			return this;
		}

		/**
		 * Set where the request comes from.
		 * @param remoteAddress the address of the connection, or {@code null}
		 * @param unreadForwardedHeader whether the request has a header {@code Forwarded}
		 * or {@code X-Forwarded-For}
		 * @return this builder
		 */
		public Builder client(@Nullable String remoteAddress, boolean unreadForwardedHeader) {
			this.remoteAddress = remoteAddress;
			this.unreadForwardedHeader = unreadForwardedHeader;
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
		 * Set what the operation is about.
		 * @param target the name of an attribute, or the id of a passkey, a device or a
		 * session, or {@code null}
		 * @return this builder
		 */
		public Builder target(@Nullable String target) {
			this.target = target;
			return this;
		}

		/**
		 * Set the user name that stands in forms already.
		 * @param username the name that was typed before, or {@code null}
		 * @return this builder
		 */
		public Builder username(@Nullable String username) {
			this.username = username;
			return this;
		}

		/**
		 * Set what signs a new user in after the confirmation.
		 * @param signUpSession {@link OperationResult.Pending#session()}, or {@code null}
		 * @return this builder
		 */
		public Builder signUpSession(@Nullable String signUpSession) {
			this.signUpSession = signUpSession;
			return this;
		}

		/**
		 * Set the account, so that forms show what is there.
		 * @param account the account, or {@code null}
		 * @return this builder
		 */
		public Builder account(@Nullable AccountView account) {
			this.account = account;
			return this;
		}

		/**
		 * Build the context.
		 * @return a new context
		 */
		public OperationContext build() {
			return new OperationContext(this);
		}

	}

}
