// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * How a secondary Region sees the users of a pool: as they are, or while replication is
 * late, without users and passwords that are newer. It counts wrong answers for itself.
 */
public final class Replication {

	private final Map<User, Lockout> passwordLockouts = new ConcurrentHashMap<>();

	private final Map<User, Lockout> codeLockouts = new ConcurrentHashMap<>();

	private volatile boolean foreignTokens = true;

	private volatile @Nullable Map<User, UserPassword> seen;

	/**
	 * Stops to follow.
	 * @param users the users, who stay as they are now
	 */
	public void pause(Users users) {
		Map<User, UserPassword> now = new HashMap<>();
		users.all().forEach((user) -> now.put(user, user.atomically(user.password()::copy)));
		this.seen = now;
	}

	/**
	 * Catches up.
	 */
	public void resume() {
		this.seen = null;
	}

	/**
	 * Sets whether a refresh token of one Region is one in the other.
	 * @param accepted whether it is
	 */
	public void foreignTokens(boolean accepted) {
		this.foreignTokens = accepted;
	}

	/**
	 * Returns whether a refresh token of one Region is one in the other.
	 * @return whether it is
	 */
	public boolean foreignTokens() {
		return this.foreignTokens;
	}

	/**
	 * Goes back to the start.
	 */
	public void clear() {
		this.seen = null;
		this.foreignTokens = true;
		this.passwordLockouts.clear();
		this.codeLockouts.clear();
	}

	boolean knows(User user) {
		Map<User, UserPassword> known = this.seen;
		return known == null || known.containsKey(user);
	}

	UserPassword passwordOf(User user) {
		Map<User, UserPassword> known = this.seen;
		UserPassword old = (known != null) ? known.get(user) : null;
		return (old != null) ? old : user.password();
	}

	Lockout passwordLockout(User user) {
		return this.passwordLockouts.computeIfAbsent(user, (key) -> new Lockout());
	}

	Lockout codeLockout(User user) {
		return this.codeLockouts.computeIfAbsent(user, (key) -> new Lockout());
	}

}
