// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.BoundedMap;
import io.github.cognitoauth.test.internal.state.UserPool;

/**
 * The sign-ins that wait for an answer, the newest ten thousand, and which ones were
 * answered, the newest thousand. Kept under a hash of what finds them, since that is
 * long.
 */
final class Sessions {

	// as long as those of the service, so that they do not fit where a short one would
	private static final int RANDOM_BYTES = 1152;

	private static final int WAITING = 10_000;

	private static final int ANSWERED = 1_000;

	private final BoundedMap<String, AuthSession> waiting = new BoundedMap<>(WAITING);

	private final BoundedMap<String, Boolean> answered = new BoundedMap<>(ANSWERED);

	private final UserPool pool;

	Sessions(UserPool pool) {
		this.pool = pool;
	}

	/**
	 * Opens a session.
	 * @param signIn the sign-in
	 * @param challenge what it waits on
	 * @return the session
	 */
	String open(SignIn signIn, Challenge challenge) {
		Instant now = this.pool.now();
		this.waiting.removeEldestWhile((session) -> session.isExpired(now));
		String id = Secrets.text(RANDOM_BYTES);
		String otherKey = challenge.otherKey();
		Stream<String> finders = (otherKey != null)
				? Stream.of(id, key(signIn.client().clientId(), challenge.name(), otherKey)) : Stream.of(id);
		List<String> keys = finders.map(Secrets::hash).toList();
		AuthSession session = new AuthSession(signIn, challenge, now.plus(this.pool.settings().authSessionValidity()),
				keys);
		keys.forEach((key) -> {
			this.answered.remove(key);
			this.waiting.put(key, session);
		});
		return id;
	}

	/**
	 * Finds the session of an answer that carries none.
	 * @param clientId the app client
	 * @param answer the answer
	 * @return the session
	 */
	AuthSession require(String clientId, ChallengeAnswer answer) {
		String name = answer.challengeName();
		String otherKey = answer.text("DEVICE_SRP_AUTH".equals(name) ? "DEVICE_KEY" : "PASSWORD_CLAIM_SECRET_BLOCK");
		if (otherKey == null) {
			throw CognitoError.missing("Session");
		}
		return require(key(clientId, name, otherKey));
	}

	AuthSession require(String id) {
		String key = Secrets.hash(id);
		AuthSession session = this.waiting.get(key);
		if (session != null) {
			return session;
		}
		throw (this.answered.get(key) != null) ? AuthSession.usedOnce() : invalid();
	}

	/**
	 * Ends a session that was answered.
	 * @param session the session
	 */
	void spend(AuthSession session) {
		session.spend();
		session.keys().forEach((key) -> {
			this.waiting.remove(key, session);
			this.answered.put(key, Boolean.TRUE);
		});
	}

	void clear() {
		this.waiting.clear();
		this.answered.clear();
	}

	private static String key(String clientId, String challengeName, String otherKey) {
		return String.join(" ", clientId, challengeName, otherKey);
	}

	static CognitoError expired() {
		return CognitoError.notAuthorized("Invalid session for the user, session is expired.");
	}

	static CognitoError invalid() {
		return CognitoError.notAuthorized("Invalid session for the user.");
	}

}
