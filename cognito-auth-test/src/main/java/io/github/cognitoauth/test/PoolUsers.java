// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.Comparator;
import java.util.List;

import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.SignInNames;

/** The users of a pool, as tests make and find them. */
final class PoolUsers {

	private final UserPool pool;

	PoolUsers(UserPool pool) {
		this.pool = pool;
	}

	PoolUser create(String username) {
		boolean address = this.pool.settings().signInNames() == SignInNames.EMAIL_OR_PHONE;
		if (this.pool.users().find(username) != null) {
			throw new IllegalArgumentException("There is a user '" + username + "' already");
		}
		User user = new User(address ? null : username);
		PoolUser created = new PoolUser(this.pool, user);
		if (address && username.startsWith("+")) {
			created.phoneNumber(username);
		}
		else if (address) {
			created.email(username);
		}
		if (!this.pool.users().add(user)) {
			throw new IllegalArgumentException("There is a user '" + username + "' already");
		}
		return created;
	}

	User require(String username) {
		User user = this.pool.users().find(username);
		if (user == null) {
			throw new IllegalArgumentException("There is no user '" + username + "'");
		}
		return user;
	}

	List<PoolUser> all() {
		return this.pool.users()
			.all()
			.stream()
			.map((user) -> new PoolUser(this.pool, user))
			.sorted(Comparator.comparing(PoolUser::username))
			.toList();
	}

}
