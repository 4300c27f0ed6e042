// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * To which Region of a replicated pool a call may go. Most operations have a route of
 * their own ({@link #of}); a call that belongs to tokens or to a challenge says so. It
 * makes no difference for a pool without replica. Immutable.
 *
 * @since 0.1.0
 */
public final class CallRoute {

	/** The Region in use; the other one if there is no answer. */
	static final CallRoute ANY = new CallRoute(Kind.ANY, null);

	/** The primary Region, as a replica does not serve the operation. */
	static final CallRoute PRIMARY = new CallRoute(Kind.PRIMARY, null);

	private static final CallRoute REFRESH = new CallRoute(Kind.REFRESH, null);

	private static final CallRoute SESSION = new CallRoute(Kind.SESSION, null);

	private static final CallRoute TOKENS = new CallRoute(Kind.TOKENS, null);

	private final Kind kind;

	private final @Nullable String region;

	private CallRoute(Kind kind, @Nullable String region) {
		this.kind = kind;
		this.region = region;
	}

	/**
	 * Return the route that an operation has by itself.
	 * @param operation the operation
	 * @return the route
	 */
	public static CallRoute of(CognitoOperation operation) {
		Assert.notNull(operation, "'operation' must not be null");
		return switch (operation.name()) {
			case "InitiateAuth", "GetUser", "GetUserAuthFactors", "GetDevice", "ListDevices", "ListWebAuthnCredentials",
					"UpdateAuthEventFeedback" ->
				ANY;
			case "GetTokensFromRefreshToken" -> REFRESH;
			case "RespondToAuthChallenge" -> SESSION;
			case "RevokeToken", "GlobalSignOut" -> TOKENS;
			default -> PRIMARY;
		};
	}

	/**
	 * Return the route of a refresh, by whichever operation: the Region in use, and the
	 * other one only if nothing was sent, since a refresh token can be good once.
	 * @param region the Region that issued the tokens, or {@code null} for the primary
	 * one; asked as well if the Region in use does not know the refresh token
	 * @return the route
	 */
	public static CallRoute refresh(@Nullable String region) {
		return (region != null) ? new CallRoute(Kind.REFRESH, region) : REFRESH;
	}

	/**
	 * Return the route of an answer to a challenge: the Region that has its session, and
	 * no other.
	 * @param region the Region of the challenge, or {@code null} for the primary one
	 * @return the route
	 */
	public static CallRoute session(@Nullable String region) {
		return (region != null) ? new CallRoute(Kind.SESSION, region) : SESSION;
	}

	/**
	 * Return the route of what ends a session: the Region of the tokens, then the other.
	 * @param region the Region that issued the tokens, or {@code null} for the one in use
	 * @return the route
	 */
	public static CallRoute tokens(@Nullable String region) {
		return (region != null) ? new CallRoute(Kind.TOKENS, region) : TOKENS;
	}

	Kind kind() {
		return this.kind;
	}

	@Nullable String region() {
		return this.region;
	}

	@Override
	public String toString() {
		return "CallRoute[" + this.kind + ((this.region != null) ? ", " + this.region : "") + "]";
	}

	/** The rules. */
	enum Kind {

		ANY, REFRESH, SESSION, TOKENS, PRIMARY

	}

}
