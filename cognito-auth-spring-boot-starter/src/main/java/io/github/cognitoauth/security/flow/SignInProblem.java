// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.io.Serializable;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Why a sign-in failed, kept in the session until the login page shows it.
 *
 * @param text what to tell the user
 * @param username the name that was typed, or {@code null} if it is not shown again
 * @since 0.1.0
 */
public record SignInProblem(Text text, @Nullable String username) implements Serializable {

	/** The attribute of the session, where the main user pool refused the sign-in. */
	public static final String ATTRIBUTE = "cognitoSignInProblem";

	/** A name that is longer is none. */
	private static final int MAX_USERNAME = 256;

	/**
	 * Return the attribute of the session for a user pool: each page shows what its own
	 * pool refused.
	 * @param pool the name of the pool
	 * @return {@link #ATTRIBUTE} for the main user pool, and with a dot and the name for
	 * another
	 */
	public static String attribute(String pool) {
		return pool.equals(CognitoUserPools.MAIN) ? ATTRIBUTE : ATTRIBUTE + '.' + pool;
	}

	/** Forget what is no name. */
	public SignInProblem {
		username = (username != null && !username.isBlank() && username.length() <= MAX_USERNAME) ? username.strip()
				: null;
	}

	@Override
	public String toString() {
		return "SignInProblem[" + this.text.code() + "]";
	}

}
