// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.pool.AppClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * The app clients of a pool and the proof of their secrets.
 */
public final class Clients {

	private final Map<String, AppClientSettings> byId = new ConcurrentHashMap<>();

	/**
	 * Adds or replaces a client.
	 * @param client the client
	 */
	public void put(AppClientSettings client) {
		this.byId.put(client.clientId(), client);
	}

	/**
	 * Adds a client.
	 * @param client the client
	 * @return false if the id is taken
	 */
	public boolean add(AppClientSettings client) {
		return this.byId.putIfAbsent(client.clientId(), client) == null;
	}

	/**
	 * Forgets all of them.
	 */
	public void clear() {
		this.byId.clear();
	}

	/**
	 * Finds a client.
	 * @param clientId the client id
	 * @return the client, or null if there is none
	 */
	public @Nullable AppClientSettings find(String clientId) {
		return this.byId.get(clientId);
	}

	/**
	 * Returns a client that must exist.
	 * @param clientId the client id
	 * @return the client
	 */
	public AppClientSettings require(String clientId) {
		AppClientSettings client = find(clientId);
		if (client == null) {
			throw CognitoError.resourceNotFound("User pool client " + clientId + " does not exist.");
		}
		return client;
	}

	/**
	 * Checks {@code SECRET_HASH}: base64 of the HMAC of user name and client id under the
	 * secret. Any active secret will do; a client without one must not send it.
	 * @param client the client
	 * @param username the user name that the hash covers
	 * @param hash the given hash, or null
	 */
	public static void checkSecretHash(AppClientSettings client, String username, @Nullable String hash) {
		if (hash == null) {
			if (!client.secrets().isEmpty()) {
				throw CognitoError.notAuthorized(
						"Client " + client.clientId() + " is configured with secret but SECRET_HASH was not received");
			}
			return;
		}
		for (String secret : client.secrets()) {
			byte[] expected = Secrets.hmac(secret.getBytes(StandardCharsets.UTF_8),
					username.getBytes(StandardCharsets.UTF_8), client.clientId().getBytes(StandardCharsets.UTF_8));
			if (Secrets.equal(Base64.getEncoder().encodeToString(expected), hash)) {
				return;
			}
		}
		throw CognitoError.notAuthorized("Unable to verify secret hash for client " + client.clientId());
	}

	/**
	 * Compares a raw secret; a client without one must not send it.
	 * @param client the client
	 * @param secret the given secret, or null
	 * @return whether it proves the client
	 */
	public static boolean isSecret(AppClientSettings client, @Nullable String secret) {
		if (client.secrets().isEmpty() || secret == null) {
			return client.secrets().isEmpty() && secret == null;
		}
		return client.secrets().stream().anyMatch((active) -> Secrets.equal(active, secret));
	}

}
