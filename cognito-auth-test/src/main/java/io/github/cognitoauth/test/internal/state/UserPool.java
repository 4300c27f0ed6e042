// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Instant;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.pool.AppClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * The pool: its settings, clock, clients and users.
 */
public final class UserPool {

	private final PoolSettings settings;

	private final MovableClock clock;

	private final String issuer;

	private final Users users;

	private final Clients clients;

	private final Mailbox mailbox;

	private final @Nullable Replication replication;

	private volatile @Nullable Replication other;

	/**
	 * Creates an empty pool.
	 * @param settings its settings
	 * @param clock its clock
	 * @param issuer the issuer of its tokens
	 */
	public UserPool(PoolSettings settings, MovableClock clock, String issuer) {
		this.settings = settings;
		this.clock = clock;
		this.issuer = issuer;
		this.users = new Users(settings.signInNames(), settings.caseSensitiveNames());
		this.clients = new Clients();
		this.mailbox = new Mailbox();
		this.replication = null;
	}

	private UserPool(UserPool primary, String region, Replication replication) {
		this.settings = primary.settings.in(region);
		this.clock = primary.clock;
		this.issuer = primary.issuer;
		this.users = primary.users;
		this.clients = primary.clients;
		this.mailbox = primary.mailbox;
		this.replication = replication;
	}

	/**
	 * Returns this pool in a secondary Region.
	 * @param region the Region
	 * @param view how that Region sees the users
	 * @return the pool, with the same users, clients, messages and clock
	 */
	public UserPool replica(String region, Replication view) {
		return new UserPool(this, region, view);
	}

	/**
	 * Sets how the other Region, if there is one, sees the users.
	 * @param view how it does
	 */
	public void replicatedBy(Replication view) {
		this.other = view;
	}

	/**
	 * Returns whether a refresh token of a Region can be used here.
	 * @param region where it was issued
	 * @return whether it can
	 */
	public boolean accepts(String region) {
		Replication view = (this.replication != null) ? this.replication : this.other;
		return region.equals(this.settings.region()) || view == null || view.foreignTokens();
	}

	/**
	 * Returns whether this is a secondary Region.
	 * @return whether it is
	 */
	public boolean isReplica() {
		return this.replication != null;
	}

	/**
	 * Finds a user by what was typed, if this Region knows the user already.
	 * @param typed user name or alias
	 * @return the user, or null if there is none
	 */
	public @Nullable User findUser(String typed) {
		User user = this.users.find(typed);
		boolean known = user != null && (this.replication == null || this.replication.knows(user));
		return known ? user : null;
	}

	/**
	 * Returns the password of a user as this Region knows it.
	 * @param user the user
	 * @return the password
	 */
	public UserPassword passwordOf(User user) {
		return (this.replication != null) ? this.replication.passwordOf(user) : user.password();
	}

	/**
	 * Returns this Region's count of wrong passwords.
	 * @param user the user
	 * @return the counter
	 */
	public Lockout passwordLockout(User user) {
		return (this.replication != null) ? this.replication.passwordLockout(user) : user.password().lockout();
	}

	/**
	 * Returns this Region's count of wrong codes.
	 * @param user the user
	 * @return the counter
	 */
	public Lockout codeLockout(User user) {
		return (this.replication != null) ? this.replication.codeLockout(user) : user.mfa().lockout();
	}

	/**
	 * Returns the settings.
	 * @return the settings
	 */
	public PoolSettings settings() {
		return this.settings;
	}

	/**
	 * Returns the clock.
	 * @return the clock
	 */
	public MovableClock clock() {
		return this.clock;
	}

	/**
	 * Returns the time by the pool's clock.
	 * @return the time
	 */
	public Instant now() {
		return this.clock.instant();
	}

	/**
	 * Returns the present by the clocks that a client may go by: the pool's own, and the
	 * one that it runs like, since clients do not know that the pool's was moved.
	 * @return both times
	 */
	public Instant[] clientClocks() {
		return new Instant[] { this.clock.instant(), this.clock.unmoved() };
	}

	/**
	 * Returns the messages that the pool has sent.
	 * @return the messages
	 */
	public Mailbox mailbox() {
		return this.mailbox;
	}

	/**
	 * Returns the issuer of tokens.
	 * @return the issuer
	 */
	public String issuer() {
		return this.issuer;
	}

	/**
	 * Returns the users.
	 * @return the users
	 */
	public Users users() {
		return this.users;
	}

	/**
	 * Returns the app clients.
	 * @return the app clients
	 */
	public Clients clients() {
		return this.clients;
	}

	/**
	 * Forgets users and clients and sets the clock back.
	 */
	public void clear() {
		this.users.clear();
		this.clients.clear();
		this.mailbox.clear();
		this.clock.reset();
	}

	/**
	 * Finds a user, telling or hiding that there is none as the client is set.
	 * @param client the client
	 * @param typed user name or alias
	 * @return the user
	 */
	public User requireUser(AppClientSettings client, String typed) {
		User user = findUser(typed);
		if (user == null) {
			throw client.hidesUserExistence() ? CognitoError.wrongCredentials() : CognitoError.userNotFound();
		}
		return user;
	}

}
