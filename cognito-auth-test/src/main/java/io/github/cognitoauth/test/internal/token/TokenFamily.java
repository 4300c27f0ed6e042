package io.github.cognitoauth.test.internal.token;

import java.time.Instant;
import java.util.UUID;

import io.github.cognitoauth.test.internal.state.User;
import org.jspecify.annotations.Nullable;

/**
 * All tokens that go back to one sign-in.
 */
public final class TokenFamily {

	private final String originId = UUID.randomUUID().toString();

	private final String eventId = UUID.randomUUID().toString();

	private final User user;

	private final String clientId;

	private final Instant authTime;

	private final Instant refreshUntil;

	private final @Nullable String deviceKey;

	private final int refreshGeneration;

	private final int accessGeneration;

	private volatile boolean revoked;

	TokenFamily(User user, String clientId, Instant authTime, Instant refreshUntil, @Nullable String deviceKey) {
		this.user = user;
		this.clientId = clientId;
		this.authTime = authTime;
		this.refreshUntil = refreshUntil;
		this.deviceKey = deviceKey;
		this.refreshGeneration = user.refreshGeneration();
		this.accessGeneration = user.accessGeneration();
	}

	/**
	 * Returns whose tokens they are.
	 * @return the user
	 */
	public User user() {
		return this.user;
	}

	/**
	 * Returns the app client that signed the user in.
	 * @return the client id
	 */
	public String clientId() {
		return this.clientId;
	}

	/**
	 * Returns the device of the sign-in.
	 * @return the device key, or null if devices are not tracked
	 */
	public @Nullable String deviceKey() {
		return this.deviceKey;
	}

	String originId() {
		return this.originId;
	}

	String eventId() {
		return this.eventId;
	}

	Instant authTime() {
		return this.authTime;
	}

	Instant refreshUntil() {
		return this.refreshUntil;
	}

	boolean refreshRevoked() {
		return this.revoked || this.refreshGeneration != this.user.refreshGeneration();
	}

	boolean accessRevoked() {
		return this.revoked || this.accessGeneration != this.user.accessGeneration();
	}

	void revoke() {
		this.revoked = true;
	}

}
