package io.github.cognitoauth.test.internal.signin;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.BoundedMap;
import io.github.cognitoauth.test.internal.state.Secrets;
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

	String open(SignIn signIn, Challenge challenge) {
		String id = Secrets.text(RANDOM_BYTES);
		open(id, signIn, challenge);
		return id;
	}

	void open(String id, SignIn signIn, Challenge challenge) {
		this.byId.put(id,
				new AuthSession(signIn, challenge, this.pool.now().plus(this.pool.settings().sessionValidity())));
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

	static CognitoError invalid() {
		return CognitoError.notAuthorized("Invalid session for the user.");
	}

}
