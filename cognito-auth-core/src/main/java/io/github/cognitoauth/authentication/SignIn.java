// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.srp.SrpClientSession;
import org.jspecify.annotations.Nullable;

/**
 * What one sign-in knows between two requests that the library sends by itself.
 *
 * @param loginName the name that was typed
 * @param username the user name to send back
 * @param metadata what triggers are told
 * @param password the password that was given, or {@code null}
 * @param srp the SRP exchange under way, or {@code null}
 * @param device the known device, or {@code null}
 * @param deviceKey the key of the device that takes part, which can be known without its
 * secret, or {@code null}
 * @param steps how many answers the library has given by itself
 * @param passwordProven whether the pool has checked a password
 */
record SignIn(String loginName, String username, RequestMetadata metadata, @Nullable String password,
		@Nullable SrpClientSession srp, @Nullable RememberedDevice device, @Nullable String deviceKey, int steps,
		boolean passwordProven) {

	SignIn withSrp(SrpClientSession session) {
		return new SignIn(this.loginName, this.username, this.metadata, this.password, session, this.device,
				this.deviceKey, this.steps, this.passwordProven);
	}

	SignIn withPasswordProven(boolean proven) {
		return new SignIn(this.loginName, this.username, this.metadata, this.password, this.srp, this.device,
				this.deviceKey, this.steps, this.passwordProven || proven);
	}

	SignIn next(String newUsername) {
		return new SignIn(this.loginName, newUsername, this.metadata, this.password, this.srp, this.device,
				this.deviceKey, this.steps + 1, this.passwordProven);
	}

	@Override
	public String toString() {
		return "SignIn[steps=" + this.steps + "]";
	}

}
