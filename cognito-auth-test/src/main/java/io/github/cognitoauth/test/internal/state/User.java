// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.cognitoauth.test.pool.UserStatus;
import org.jspecify.annotations.Nullable;

/**
 * One user. Everything but names and attributes is guarded by the user's lock: one
 * operation at a time sees and changes a user.
 */
public final class User {

	private final ReentrantLock lock = new ReentrantLock();

	private final String username;

	private final String sub;

	private final Map<String, String> attributes = new ConcurrentSkipListMap<>();

	private final Set<String> groups = new LinkedHashSet<>();

	private final Set<String> requiredAttributes = new LinkedHashSet<>();

	private final Map<String, String> unverifiedAddresses = new ConcurrentHashMap<>();

	private final UserPassword password = new UserPassword();

	private final UserMfa mfa = new UserMfa();

	private final UserDevices devices = new UserDevices();

	private final UserCodes codes = new UserCodes();

	private final UserPasskeys passkeys = new UserPasskeys();

	private final UserSessions sessions = new UserSessions();

	private final UserFeedback feedback = new UserFeedback();

	private UserStatus status = UserStatus.CONFIRMED;

	private volatile boolean enabled = true;

	private volatile boolean deleted;

	private volatile int refreshGeneration;

	private volatile int accessGeneration;

	/**
	 * Creates a confirmed user without password.
	 * @param username the real user name, null if it is to be the {@code sub}
	 */
	public User(@Nullable String username) {
		this.sub = UUID.randomUUID().toString();
		this.username = (username != null) ? username : this.sub;
	}

	/**
	 * Runs something while no one else sees or changes this user.
	 * @param <T> what it returns
	 * @param action what to run
	 * @return what the action returns
	 */
	public <T extends @Nullable Object> T atomically(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the real user name.
	 * @return the user name
	 */
	public String username() {
		return this.username;
	}

	/**
	 * Returns the permanent identifier.
	 * @return the {@code sub}
	 */
	public String sub() {
		return this.sub;
	}

	/**
	 * Returns the attributes without {@code sub}.
	 * @return live map
	 */
	public Map<String, String> attributes() {
		return this.attributes;
	}

	/**
	 * Returns the groups.
	 * @return live set
	 */
	public Set<String> groups() {
		return this.groups;
	}

	/**
	 * Returns the attributes that this user must give at the first sign-in.
	 * @return live set
	 */
	public Set<String> requiredAttributes() {
		return this.requiredAttributes;
	}

	/**
	 * Returns the addresses that take the places of present ones when they are verified.
	 * @return live map of addresses by attribute
	 */
	public Map<String, String> unverifiedAddresses() {
		return this.unverifiedAddresses;
	}

	/**
	 * Returns the password.
	 * @return the password
	 */
	public UserPassword password() {
		return this.password;
	}

	/**
	 * Returns the second factors.
	 * @return the second factors
	 */
	public UserMfa mfa() {
		return this.mfa;
	}

	/**
	 * Returns the devices.
	 * @return the devices
	 */
	public UserDevices devices() {
		return this.devices;
	}

	/**
	 * Returns the codes that the user was sent outside of a sign-in.
	 * @return the codes
	 */
	public UserCodes codes() {
		return this.codes;
	}

	/**
	 * Returns the passkeys.
	 * @return the passkeys
	 */
	public UserPasskeys passkeys() {
		return this.passkeys;
	}

	/**
	 * Returns the token sessions.
	 * @return the sessions
	 */
	public UserSessions sessions() {
		return this.sessions;
	}

	/**
	 * Returns what the user has said to notifications.
	 * @return the feedback
	 */
	public UserFeedback feedback() {
		return this.feedback;
	}

	/**
	 * Returns the state of the account.
	 * @return the state
	 */
	public UserStatus status() {
		return this.status;
	}

	/**
	 * Sets the state of the account.
	 * @param status the state
	 */
	public void status(UserStatus status) {
		this.status = status;
	}

	/**
	 * Returns whether the user may sign in.
	 * @return whether the account is enabled
	 */
	public boolean enabled() {
		return this.enabled;
	}

	/**
	 * Sets whether the user may sign in.
	 * @param enabled whether the account is enabled
	 */
	public void enabled(boolean enabled) {
		this.enabled = enabled;
	}

	/**
	 * Returns whether the user is gone.
	 * @return whether the account was deleted
	 */
	public boolean deleted() {
		return this.deleted;
	}

	/**
	 * Marks the user as gone.
	 */
	public void delete() {
		this.deleted = true;
	}

	/**
	 * Returns how often all refresh tokens were revoked; older ones are dead.
	 * @return a count
	 */
	public int refreshGeneration() {
		return this.refreshGeneration;
	}

	/**
	 * Returns how often all tokens were revoked; older ones are dead.
	 * @return a count
	 */
	public int accessGeneration() {
		return this.accessGeneration;
	}

	/**
	 * Revokes all refresh tokens.
	 */
	public void revokeRefreshTokens() {
		atomically(() -> {
			this.sessions.clear();
			return ++this.refreshGeneration;
		});
	}

	/**
	 * Revokes all tokens.
	 */
	public void revokeTokens() {
		revokeRefreshTokens();
		atomically(() -> ++this.accessGeneration);
	}

	@Override
	public String toString() {
		return "User[username=" + this.username + ", status=" + this.status + ", enabled=" + this.enabled + "]";
	}

}
