package io.github.cognitoauth.test.internal.signin;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.BoundedMap;
import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.state.UserPool;

/**
 * The sign-ins that wait for an answer, the newest hundred thousand.
 */
final class Sessions {

	// As long as those of the service, so that they do not fit where a short one would.
	private static final int RANDOM_BYTES = 1152;

	private final BoundedMap<String, AuthSession> byId = new BoundedMap<>(100_000);

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
		AuthSession session = new AuthSession(signIn, challenge,
				this.pool.now().plus(this.pool.settings().sessionValidity()));
		String id = Secrets.text(RANDOM_BYTES);
		this.byId.put(id, session);
		String otherKey = challenge.otherKey();
		if (otherKey != null) {
			this.byId.put(key(signIn.client().clientId(), challenge.name(), otherKey), session);
		}
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
		AuthSession session = this.byId.get(id);
		if (session == null) {
			throw invalid();
		}
		return session;
	}

	void clear() {
		this.byId.clear();
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
