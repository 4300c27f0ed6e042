// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.pool.AppClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in from its first request to its end.
 *
 * @param client the app client
 * @param user the user, null if there is none and that is hidden
 * @param typedName the user name as typed
 * @param deviceKey the device that the client claims to be, or null
 * @param userAgent what the client calls itself, or null
 * @param methods what was proved
 * @param target the level that was asked for, 0 for none
 */
record SignIn(AppClientSettings client, @Nullable User user, String typedName, @Nullable String deviceKey,
		@Nullable String userAgent, Methods methods, int target) {

	User knownUser() {
		if (this.user == null) {
			throw CognitoError.wrongCredentials();
		}
		return this.user;
	}

	SignIn withDevice(Map<String, String> responses) {
		String key = responses.get("DEVICE_KEY");
		return (key != null)
				? new SignIn(this.client, this.user, this.typedName, key, this.userAgent, this.methods, this.target)
				: this;
	}

	SignIn proved(Method method) {
		return new SignIn(this.client, this.user, this.typedName, this.deviceKey, this.userAgent,
				this.methods.and(method), this.target);
	}

	/**
	 * Sets out for a level.
	 * @param level the level
	 * @param credited what was proved in an earlier sign-in
	 * @return the sign-in
	 */
	SignIn towards(int level, Methods credited) {
		return new SignIn(this.client, this.user, this.typedName, this.deviceKey, this.userAgent, credited, level);
	}

	String realName() {
		return (this.user != null) ? this.user.username() : this.typedName;
	}

}
