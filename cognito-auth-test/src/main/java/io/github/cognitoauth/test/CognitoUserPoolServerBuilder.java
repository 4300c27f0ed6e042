// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.pool.AppClientSettings;
import io.github.cognitoauth.test.pool.AuthenticationLevels;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.IssuerConfiguration;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.PasswordPolicy;
import io.github.cognitoauth.test.pool.PreSignUp;
import io.github.cognitoauth.test.pool.SignInNames;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link CognitoUserPoolServer}. Not safe for use by several threads; every
 * pool that it starts has a copy.
 *
 * @since 0.1.0
 */
public final class CognitoUserPoolServerBuilder {

	private static final String DEFAULT_CLIENT_ID = "1example23456789abcdefghij";

	private final Map<String, AppClientSettings> clients = new LinkedHashMap<>();

	private final Map<String, Consumer<PoolUser>> users = new LinkedHashMap<>();

	private final PoolDraft pool;

	private @Nullable String issuer;

	private int port;

	private Clock clock = Clock.systemUTC();

	CognitoUserPoolServerBuilder() {
		this.pool = new PoolDraft();
	}

	private CognitoUserPoolServerBuilder(CognitoUserPoolServerBuilder other) {
		this.clients.putAll(other.clients);
		this.users.putAll(other.users);
		this.pool = new PoolDraft(other.pool);
		this.issuer = other.issuer;
		this.port = other.port;
		this.clock = other.clock;
	}

	/**
	 * Sets the region.
	 * @param region the region, {@code us-east-1} by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder region(String region) {
		this.pool.region = region;
		return this;
	}

	/**
	 * Sets what the pool is called, where there are several: its id and its app client,
	 * unless they are set, are others than those of a pool of another name.
	 * @param name a name of lower-case letters, digits and hyphens, as below
	 * {@code cognito.user-pools}; empty for the only pool, the default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder name(String name) {
		this.pool.name = name;
		return this;
	}

	/**
	 * Sets the id of the pool.
	 * @param userPoolId the pool id, {@code region_Name}
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder userPoolId(String userPoolId) {
		if (!userPoolId.matches("[\\w-]+_[0-9a-zA-Z]+")) {
			throw new IllegalArgumentException("'userPoolId' must look like region_Name");
		}
		this.pool.userPoolId = userPoolId;
		return this;
	}

	/**
	 * Sets the port.
	 * @param port the port, 0 for a free one, the default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Sets which of its two issuers the pool names. Keys and discovery are served below
	 * that one; below the other one they are forbidden.
	 * @param issuer the form, {@link IssuerConfiguration#ORIGINAL} by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder issuer(IssuerConfiguration issuer) {
		this.pool.issuerConfiguration = issuer;
		return this;
	}

	/**
	 * Sets the issuer of tokens, for clients that check it against another address. The
	 * keys stay published below {@code endpoint/userPoolId}, and {@code jwks_uri} of the
	 * discovery document points there.
	 * @param issuer the issuer
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder issuer(String issuer) {
		this.issuer = issuer;
		return this;
	}

	/**
	 * Sets the clock that the pool's own clock runs like.
	 * @param clock the clock, the system's by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Adds an app client. The first one is the pool's {@code clientId()}; without any, a
	 * public client with every user flow is made.
	 * @param clientId the client id, 1 to 128 word characters
	 * @param settings its settings
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder client(String clientId, Consumer<AppClientSettings.Builder> settings) {
		AppClientSettings.Builder builder = AppClientSettings.builder(clientId);
		settings.accept(builder);
		this.clients.put(clientId, builder.build());
		return this;
	}

	/**
	 * Adds a user that exists from the start and again after a reset.
	 * @param username the user name
	 * @param settings what to set
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder user(String username, Consumer<PoolUser> settings) {
		this.users.put(username, settings);
		return this;
	}

	/**
	 * Sets how long a challenge can be answered, {@code AuthSessionValidity} of the
	 * service, for all app clients.
	 * @param validity the time, positive; three minutes by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder authSessionValidity(Duration validity) {
		if (validity.isNegative() || validity.isZero()) {
			throw new IllegalArgumentException("'validity' must be positive");
		}
		this.pool.authSessionValidity = validity;
		return this;
	}

	/**
	 * Sets whether second factors are asked for.
	 * @param mfa whether they are, off by default
	 * @param factors those that the pool offers
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder mfa(MfaConfiguration mfa, MfaFactor... factors) {
		this.pool.mfa = mfa;
		this.pool.mfaFactors = Set.of(factors);
		return this;
	}

	/**
	 * Sets what choice-based sign-in offers.
	 * @param first a factor; only the password by default
	 * @param others more factors
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder firstFactors(FirstFactor first, FirstFactor... others) {
		this.pool.firstFactors = EnumSet.of(first, others);
		return this;
	}

	/**
	 * Sets whether devices are remembered.
	 * @param tracking whether they are, off by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder deviceTracking(DeviceTracking tracking) {
		this.pool.deviceTracking = tracking;
		return this;
	}

	/**
	 * Sets what new passwords must look like.
	 * @param policy the policy
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder passwordPolicy(PasswordPolicy policy) {
		this.pool.passwordPolicy = policy;
		return this;
	}

	/**
	 * Sets what users can type as user name.
	 * @param names chosen names by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder signInNames(SignInNames names) {
		this.pool.signInNames = names;
		return this;
	}

	/**
	 * Sets whether user names and addresses in other letters are other ones,
	 * {@code UsernameConfiguration.CaseSensitive}. New pools of the service are made with
	 * false.
	 * @param caseSensitive whether they are, true by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder caseSensitiveNames(boolean caseSensitive) {
		this.pool.caseSensitiveNames = caseSensitive;
		return this;
	}

	/**
	 * Sets what is decided about each sign-up, such as {@link PreSignUp#autoConfirm()}.
	 * @param trigger the trigger
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder preSignUp(PreSignUp trigger) {
		this.pool.preSignUp = trigger;
		return this;
	}

	/**
	 * Adds attributes that every user must have.
	 * @param names the names, none by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder requiredAttributes(String... names) {
		this.pool.requiredAttributes.addAll(List.of(names));
		return this;
	}

	/**
	 * Adds addresses that keep their verified value until the new one is verified.
	 * @param names {@code email}, {@code phone_number} or both; none by default, so that
	 * a new address counts at once and is not verified
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder attributesRequireVerificationBeforeUpdate(String... names) {
		this.pool.verifiedBeforeUpdate.addAll(List.of(names));
		return this;
	}

	/**
	 * Sets how the pool answers requests for an authentication level.
	 * @param levels the levels, {@link AuthenticationLevels#DEFAULT} by default
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder authenticationLevels(AuthenticationLevels levels) {
		this.pool.levels = levels;
		return this;
	}

	/**
	 * Tracks the sessions of users, {@code UserSessionTracking} of the service: they can
	 * be listed and revoked, and a sign-in beyond the limit ends the one that was used
	 * least recently. Off by default.
	 * @param maxPerUser the most token sessions of one user, 1 to 100
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder userSessions(int maxPerUser) {
		if (maxPerUser < 1 || maxPerUser > 100) {
			throw new IllegalArgumentException("'maxPerUser' must be 1 to 100");
		}
		this.pool.sessionsPerUser = maxPerUser;
		return this;
	}

	/**
	 * Sets the WebAuthn relying party, without which passkeys cannot be registered.
	 * @param relyingPartyId a domain, such as {@code localhost}
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder relyingPartyId(String relyingPartyId) {
		this.pool.relyingPartyId = relyingPartyId;
		return this;
	}

	/**
	 * Sets what {@code CUSTOM_AUTH} asks.
	 * @param script the questions
	 * @return this builder
	 */
	public CognitoUserPoolServerBuilder customAuthentication(CustomAuthentication script) {
		this.pool.customAuthentication = script;
		return this;
	}

	/**
	 * Returns a builder that begins with these settings. What is set on one of the two
	 * from then on is not set on the other.
	 * @return a new builder
	 */
	public CognitoUserPoolServerBuilder copy() {
		return new CognitoUserPoolServerBuilder(this);
	}

	/**
	 * Starts a pool.
	 * @return the running pool
	 * @throws IllegalStateException if settings contradict each other
	 */
	public CognitoUserPoolServer start() {
		CognitoUserPoolServerBuilder copy = copy();
		if (copy.clients.isEmpty()) {
			copy.client(DEFAULT_CLIENT_ID + this.pool.nameInClientId(), (client) -> {
			});
		}
		if (copy.issuer != null && copy.pool.issuerConfiguration != IssuerConfiguration.ORIGINAL) {
			throw new IllegalStateException("Set either the issuer itself or its form, not both");
		}
		SettingsCheck.check(copy.settings(), copy.clients());
		return new CognitoUserPoolServer(copy);
	}

	PoolSettings settings() {
		return this.pool.settings();
	}

	AppClientSettings firstClient() {
		return this.clients.values().iterator().next();
	}

	Iterable<AppClientSettings> clients() {
		return this.clients.values();
	}

	Map<String, Consumer<PoolUser>> users() {
		return this.users;
	}

	Clock clock() {
		return this.clock;
	}

	int port() {
		return this.port;
	}

	@Nullable String issuer() {
		return this.issuer;
	}

}
