// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody changed an account, or tried to. Published as an event of the application on a
 * thread that may block; with Spring Boot's actuator it becomes an audit event.
 *
 * @param operation the id of the operation, such as {@code change-password}
 * @param pool the name of the user pool
 * @param username who is signed in, or the name that a stranger typed; {@code null} if
 * there is none
 * @param problem why nothing was done, such as {@code code-refused}; {@code null} if it
 * was done. To a name that does not exist a message counts as sent
 * @param target the attribute, passkey, device or session that it is about, or
 * {@code null}
 * @param remoteAddress the address of the connection, or {@code null}
 * @param at when
 * @since 0.1.0
 */
public record AccountEvent(String operation, String pool, @Nullable String username, @Nullable String problem,
		@Nullable String target, @Nullable String remoteAddress, Instant at) {

	/**
	 * Return whether the operation was done.
	 * @return whether there was no problem
	 */
	public boolean isSuccessful() {
		return this.problem == null;
	}

	/** Show no personal data. */
	@Override
	public String toString() {
		return "AccountEvent[" + this.operation + ((this.problem != null) ? ", " + this.problem : "") + "]";
	}

}
