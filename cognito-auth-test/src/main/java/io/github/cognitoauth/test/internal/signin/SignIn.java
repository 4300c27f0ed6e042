package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

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
 */
record SignIn(AppClientSettings client, @Nullable User user, String typedName, @Nullable String deviceKey) {

	User knownUser() {
		if (this.user == null) {
			throw CognitoError.wrongCredentials();
		}
		return this.user;
	}

	SignIn withDevice(Map<String, String> responses) {
		String key = responses.get("DEVICE_KEY");
		return (key != null) ? new SignIn(this.client, this.user, this.typedName, key) : this;
	}

	SignIn withoutDevice() {
		return new SignIn(this.client, this.user, this.typedName, null);
	}

	String realName() {
		return (this.user != null) ? this.user.username() : this.typedName;
	}

}
