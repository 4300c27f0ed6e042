package io.github.cognitoauth.test.internal.state;

import java.time.Instant;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.pool.AppClientSettings;

/**
 * The pool: its settings, clock, clients and users.
 */
public final class UserPool {

	private final PoolSettings settings;

	private final MovableClock clock;

	private final String issuer;

	private final Users users;

	private final Clients clients = new Clients();

	private final Mailbox mailbox = new Mailbox();

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
		User user = this.users.find(typed);
		if (user == null) {
			throw client.hidesUserExistence() ? CognitoError.wrongCredentials() : CognitoError.userNotFound();
		}
		return user;
	}

}
