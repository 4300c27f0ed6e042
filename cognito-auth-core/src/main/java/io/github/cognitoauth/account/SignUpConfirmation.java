// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import org.jspecify.annotations.Nullable;

/**
 * A sign-up that was confirmed ({@code ConfirmSignUpResponse}).
 *
 * @param username the user name that was confirmed
 * @param session the session for the first sign-in, a secret; {@code null} if the
 * confirmation had none
 * @since 0.1.0
 */
public record SignUpConfirmation(String username, @Nullable String session) implements Serializable {

	/**
	 * Return the request that signs the new user in without another proof. It works once,
	 * within minutes, and needs an app client that allows {@code USER_AUTH}.
	 * @return the request, or {@code null} without a session
	 */
	public @Nullable AuthenticationRequest automaticSignIn() {
		return (this.session != null)
				? AuthenticationRequest.builder(this.username).flow(AuthFlow.USER_AUTH).session(this.session).build()
				: null;
	}

	@Override
	public String toString() {
		return "SignUpConfirmation[automaticSignIn=" + (this.session != null) + "]";
	}

}
