// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import org.jspecify.annotations.Nullable;

/**
 * The passkeys of one user, at most twenty. Guarded by the user's lock.
 */
public final class UserPasskeys {

	private static final int LIMIT = 20;

	private final Map<String, Passkey> byId = new LinkedHashMap<>();

	private @Nullable Registration registration;

	/**
	 * Begins a registration.
	 * @param started what was started
	 */
	public void begin(Registration started) {
		this.registration = started;
	}

	/**
	 * Takes the registration that was begun.
	 * @return the registration, or null if there is none
	 */
	public @Nullable Registration take() {
		Registration taken = this.registration;
		this.registration = null;
		return taken;
	}

	/**
	 * Adds a passkey.
	 * @param passkey the passkey
	 */
	public void add(Passkey passkey) {
		if (this.byId.size() >= LIMIT) {
			throw CognitoError.of("LimitExceeded", "The limit of passkeys is reached");
		}
		this.byId.put(passkey.credentialId(), passkey);
	}

	/**
	 * Finds a passkey.
	 * @param credentialId its id
	 * @return the passkey, or null if there is none
	 */
	public @Nullable Passkey find(String credentialId) {
		return this.byId.get(credentialId);
	}

	/**
	 * Removes a passkey.
	 * @param credentialId its id
	 * @return whether it was there
	 */
	public boolean remove(String credentialId) {
		return this.byId.remove(credentialId) != null;
	}

	/**
	 * Returns all passkeys.
	 * @return the passkeys, oldest first
	 */
	public Collection<Passkey> all() {
		return this.byId.values();
	}

	/**
	 * A registration that was begun.
	 *
	 * @param challenge what the authenticator must repeat, base64url
	 * @param clientId the app client that began it
	 * @param expiresAt when it ends
	 */
	public record Registration(String challenge, String clientId, Instant expiresAt) {
	}

}
