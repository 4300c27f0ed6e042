// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.time.Instant;
import java.util.function.BooleanSupplier;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.UserStatus;

/**
 * What is checked about an account before and with its password.
 */
final class AccountChecks {

	private AccountChecks() {
	}

	static void mayContinue(User user) {
		if (user.deleted()) {
			throw CognitoError.userNotFound();
		}
		if (!user.enabled()) {
			throw CognitoError.notAuthorized("User is disabled.");
		}
	}

	/**
	 * Refuses unconfirmed and reset users, before the password is looked at.
	 * @param user the user
	 */
	static void maySignIn(User user) {
		mayContinue(user);
		if (user.status() == UserStatus.UNCONFIRMED) {
			throw CognitoError.of("UserNotConfirmed", "User is not confirmed.");
		}
		if (user.status() == UserStatus.RESET_REQUIRED) {
			throw CognitoError.of("PasswordResetRequired", "Password reset required for the user");
		}
	}

	/**
	 * Refuses a wrong password, or any password while the user is locked.
	 * @param pool the pool
	 * @param user the user
	 * @param right whether the password is right, not asked while the user is locked
	 */
	static void password(UserPool pool, User user, BooleanSupplier right) {
		Instant now = pool.now();
		maySignIn(user);
		pool.passwordLockout(user).check(now);
		if (!right.getAsBoolean()) {
			pool.passwordLockout(user).failed(now);
			throw CognitoError.wrongCredentials();
		}
		pool.passwordOf(user).checkNotExpired(now);
		pool.passwordLockout(user).succeeded();
	}

}
