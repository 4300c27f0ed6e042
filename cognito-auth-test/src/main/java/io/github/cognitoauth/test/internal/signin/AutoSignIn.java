// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.time.Instant;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.state.BoundedMap;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;

/**
 * The sessions that lead from {@code SignUp} through {@code ConfirmSignUp} to a first
 * sign-in without another proof: the code of the confirmation is the proof.
 */
public final class AutoSignIn {

	private final BoundedMap<String, Ticket> tickets = new BoundedMap<>(1_000);

	private final UserPool pool;

	AutoSignIn(UserPool pool) {
		this.pool = pool;
	}

	/**
	 * Opens a session.
	 * @param user the user
	 * @param clientId the app client
	 * @param confirmed whether the user has given the code
	 * @return the session
	 */
	public String open(User user, String clientId, boolean confirmed) {
		String session = Secrets.text(1152);
		this.tickets.put(Secrets.hash(session), new Ticket(user, clientId, confirmed,
				this.pool.now().plus(this.pool.settings().authSessionValidity())));
		return session;
	}

	/**
	 * Spends a session.
	 * @param session the session
	 * @param user the user
	 * @param clientId the app client
	 * @param confirmed whether the user must have given the code
	 */
	public void spend(String session, User user, String clientId, boolean confirmed) {
		Ticket ticket = this.tickets.remove(Secrets.hash(session));
		if (ticket == null || ticket.user() != user || !ticket.clientId().equals(clientId)
				|| ticket.confirmed() != confirmed) {
			throw Sessions.invalid();
		}
		if (!this.pool.now().isBefore(ticket.expiresAt())) {
			throw Sessions.expired();
		}
	}

	void clear() {
		this.tickets.clear();
	}

	private record Ticket(User user, String clientId, boolean confirmed, Instant expiresAt) {
	}

}
