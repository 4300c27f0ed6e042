// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import java.util.function.Consumer;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.test.PoolUser;
import org.jspecify.annotations.Nullable;

/**
 * A user of the embedded pool.
 *
 * @param username the user name
 * @param password the password, printed when the pool starts
 * @param whatHappens what signing in as this user shows
 * @param flow how this user signs in, {@code null} for the flow of the application
 * @param settings makes the user in a pool
 * @since 0.1.0
 */
public record DemoUser(String username, String password, String whatHappens, @Nullable AuthFlow flow,
		Consumer<PoolUser> settings) {

	static DemoUser confirmed(String username, String password, String whatHappens, Consumer<PoolUser> settings) {
		return new DemoUser(username, password, whatHappens, null, (user) -> settings.accept(user.password(password)));
	}

	static DemoUser invited(String username, String password, String whatHappens, String... requiredAttributes) {
		return new DemoUser(username, password, whatHappens, null,
				(user) -> user.temporaryPassword(password, requiredAttributes));
	}

	DemoUser with(AuthFlow flow) {
		return new DemoUser(this.username, this.password, this.whatHappens, flow, this.settings);
	}

	@Override
	public String toString() {
		return "DemoUser[username=" + this.username + "]";
	}

}
