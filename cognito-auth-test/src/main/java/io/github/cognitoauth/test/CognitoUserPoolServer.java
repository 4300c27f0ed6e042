// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.cognitoauth.test.internal.crypto.Totp;
import io.github.cognitoauth.test.internal.http.Documents;
import io.github.cognitoauth.test.internal.http.Operations;
import io.github.cognitoauth.test.internal.state.MovableClock;
import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.SignInNames;
import org.jspecify.annotations.Nullable;

/**
 * An Amazon Cognito user pool inside the JVM. It speaks the JSON API of the service on a
 * loopback port, verifies every proof that it is sent and never issues a token without
 * one; its RS256 tokens can be checked against the keys that it publishes.
 *
 * <pre class="code">
 * try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
 *     pool.createUser("alice").password("Wonderland-1").group("admins");
 *     // point a client at pool.endpoint() with pool.userPoolId() and pool.clientId()
 * }
 * </pre>
 *
 * All methods are safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class CognitoUserPoolServer extends PoolRegion implements AutoCloseable {

	private final CognitoUserPoolServerBuilder configuration;

	private final UserPool pool;

	private final Operations operations;

	private final PoolUsers users;

	private final TestTokens tokens;

	private final PoolInbox inbox;

	private @Nullable CognitoUserPoolReplica replica;

	CognitoUserPoolServer(CognitoUserPoolServerBuilder configuration) {
		super(configuration.port());
		this.configuration = configuration;
		PoolSettings settings = configuration.settings();
		String issuer = configuration.issuer();
		this.pool = new UserPool(settings, new MovableClock(configuration.clock()),
				(issuer != null) ? issuer : endpoint() + Documents.path(settings, settings.issuer()));
		this.users = new PoolUsers(this.pool);
		this.inbox = new PoolInbox(this.pool);
		this.operations = new Operations(this.pool);
		this.tokens = new TestTokens(this.pool, this.operations.madeTokens(), configuration.firstClient().clientId());
		try {
			populate();
			serve();
		}
		catch (RuntimeException ex) {
			stop();
			throw ex;
		}
	}

	@Override
	UserPool pool() {
		return this.pool;
	}

	@Override
	Operations operations() {
		return this.operations;
	}

	/**
	 * Starts a pool with default settings on a free port.
	 * @return the running pool
	 */
	public static CognitoUserPoolServer start() {
		return builder().start();
	}

	/**
	 * Returns a builder for a pool of other settings.
	 * @return the builder
	 */
	public static CognitoUserPoolServerBuilder builder() {
		return new CognitoUserPoolServerBuilder();
	}

	/**
	 * Returns the id of the pool.
	 * @return the pool id
	 */
	public String userPoolId() {
		return this.pool.settings().userPoolId();
	}

	/**
	 * Returns the {@code iss} of the tokens, below which the keys are published.
	 * @return the issuer, {@code endpoint/userPoolId} unless set otherwise
	 */
	public String issuer() {
		return this.pool.issuer();
	}

	/**
	 * Returns the first app client.
	 * @return its client id
	 */
	public String clientId() {
		return this.configuration.firstClient().clientId();
	}

	/**
	 * Returns the secret of the first app client.
	 * @return its first secret, or empty if it is a public client
	 */
	public Optional<String> clientSecret() {
		return this.pool.clients().require(clientId()).secrets().stream().findFirst();
	}

	/**
	 * Adds an app client.
	 * @param clientId the client id, 1 to 128 word characters
	 * @param settings its settings
	 * @return this pool
	 * @throws IllegalArgumentException if the id is taken
	 */
	public CognitoUserPoolServer createClient(String clientId, Consumer<AppClientSettings.Builder> settings) {
		AppClientSettings.Builder builder = AppClientSettings.builder(clientId);
		settings.accept(builder);
		if (!this.pool.clients().add(builder.build())) {
			throw new IllegalArgumentException("There is an app client '" + clientId + "' already");
		}
		return this;
	}

	/**
	 * Changes an app client. Tokens and sign-ins that exist keep what was decided with
	 * them; new ones follow the new settings.
	 * @param clientId the client id
	 * @param settings what to change
	 * @return this pool
	 * @throws IllegalArgumentException if there is no such client
	 */
	public CognitoUserPoolServer updateClient(String clientId, Consumer<AppClientSettings.Builder> settings) {
		AppClientSettings client = this.pool.clients().find(clientId);
		if (client == null) {
			throw new IllegalArgumentException("There is no app client '" + clientId + "'");
		}
		AppClientSettings.Builder builder = client.toBuilder();
		settings.accept(builder);
		this.pool.clients().put(builder.build());
		return this;
	}

	/**
	 * Creates a confirmed user; give it a password before it can sign in.
	 * @param username the user name; with {@link SignInNames#EMAIL_OR_PHONE} an e-mail
	 * address or phone number, which becomes an attribute while the real user name is the
	 * {@code sub}
	 * @return the user
	 * @throws IllegalArgumentException if the name is taken
	 */
	public PoolUser createUser(String username) {
		return this.users.create(username);
	}

	/**
	 * Finds a user.
	 * @param username user name or alias
	 * @return the user
	 * @throws IllegalArgumentException if there is none
	 */
	public PoolUser user(String username) {
		return new PoolUser(this.pool, this.users.require(username));
	}

	/**
	 * Returns everybody, also those who have signed up by themselves.
	 * @return the users by user name
	 */
	public List<PoolUser> users() {
		return this.users.all();
	}

	/**
	 * Makes an access token of a user as a sign-in by password to the first app client
	 * would issue it, signed with the pool's key. The pool accepts it.
	 * @param username user name or alias
	 * @return the token
	 * @throws IllegalArgumentException if there is no such user
	 */
	public String accessToken(String username) {
		return accessToken(username, (token) -> {
		});
	}

	/**
	 * Makes an access token of a user.
	 * @param username user name or alias
	 * @param settings what differs from a usual one
	 * @return the token
	 * @throws IllegalArgumentException if there is no such user or app client
	 */
	public String accessToken(String username, Consumer<TokenSpec> settings) {
		return this.tokens.access(this.users.require(username), settings);
	}

	/**
	 * Makes an ID token of a user as a sign-in by password to the first app client would
	 * issue it, signed with the pool's key.
	 * @param username user name or alias
	 * @return the token
	 * @throws IllegalArgumentException if there is no such user
	 */
	public String idToken(String username) {
		return idToken(username, (token) -> {
		});
	}

	/**
	 * Makes an ID token of a user.
	 * @param username user name or alias
	 * @param settings what differs from a usual one
	 * @return the token
	 * @throws IllegalArgumentException if there is no such user or app client
	 */
	public String idToken(String username, Consumer<TokenSpec> settings) {
		return this.tokens.id(this.users.require(username), settings);
	}

	/**
	 * Makes a machine-to-machine token.
	 * @param clientId the app client
	 * @param scopes its scopes, all of the client's if there are none
	 * @return the token
	 * @throws IllegalArgumentException if there is no such app client
	 */
	public String clientToken(String clientId, String... scopes) {
		return this.tokens.client(clientId, List.of(scopes));
	}

	/**
	 * Returns the codes that the pool has sent.
	 * @return the inbox of all users
	 */
	public PoolInbox inbox() {
		return this.inbox;
	}

	/**
	 * Returns the code that an authenticator app would show now.
	 * @param secret the secret in base32
	 * @return six digits
	 */
	public String totp(String secret) {
		return Totp.code(secret, this.pool.now());
	}

	/**
	 * Returns the clock by which everything in the pool expires.
	 * @return the clock
	 */
	public Clock clock() {
		return this.pool.clock();
	}

	/**
	 * Moves the clock.
	 * @param step how far, backwards if negative
	 * @return this pool
	 */
	public CognitoUserPoolServer advance(Duration step) {
		this.pool.clock().advance(step);
		return this;
	}

	/**
	 * Returns the replica of this pool in a secondary Region, and starts it at the first
	 * call. It stops with the pool; a reset resets it, too.
	 * @param region the Region
	 * @return the replica
	 * @throws IllegalStateException if there is one in another Region: a pool has one at
	 * most
	 */
	public synchronized CognitoUserPoolReplica replica(String region) {
		if (this.replica == null) {
			if (region.equals(region())) {
				throw new IllegalArgumentException("The pool itself is in " + region + ": name another Region");
			}
			this.replica = new CognitoUserPoolReplica(this.pool, this.operations.tokens(), region);
		}
		if (!this.replica.region().equals(region)) {
			throw new IllegalStateException("There is a replica in " + this.replica.region() + " already");
		}
		return this.replica;
	}

	/**
	 * Goes back to the state right after the start: users and clients of the builder
	 * only, no tokens, sessions, faults, counts, and the clock as it was.
	 */
	public synchronized void reset() {
		if (this.replica != null) {
			this.replica.reset();
		}
		forgetCalls();
		this.operations.clear();
		this.pool.clear();
		populate();
	}

	/**
	 * Stops the pool. Stopping it again does nothing.
	 */
	@Override
	public synchronized void close() {
		if (this.replica != null) {
			this.replica.stop();
		}
		stop();
	}

	private void populate() {
		this.configuration.clients().forEach(this.pool.clients()::put);
		this.configuration.users().forEach((username, settings) -> settings.accept(createUser(username)));
	}

	@Override
	public String toString() {
		return "CognitoUserPoolServer[endpoint=" + endpoint() + ", userPoolId=" + userPoolId() + "]";
	}

}
