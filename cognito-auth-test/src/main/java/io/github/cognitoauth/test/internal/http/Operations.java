// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import io.github.cognitoauth.test.internal.account.Attributes;
import io.github.cognitoauth.test.internal.account.AuthEvents;
import io.github.cognitoauth.test.internal.account.Devices;
import io.github.cognitoauth.test.internal.account.MfaSettings;
import io.github.cognitoauth.test.internal.account.Passkeys;
import io.github.cognitoauth.test.internal.account.Passwords;
import io.github.cognitoauth.test.internal.account.Profile;
import io.github.cognitoauth.test.internal.account.Registration;
import io.github.cognitoauth.test.internal.account.TokenSessions;
import io.github.cognitoauth.test.internal.model.RequestModel;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.signin.Authentication;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.internal.token.ClientTokens;
import io.github.cognitoauth.test.internal.token.MadeTokens;
import io.github.cognitoauth.test.internal.token.RefreshTokens;
import io.github.cognitoauth.test.internal.token.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations by name, and how often each was called.
 */
public final class Operations {

	private static final Set<String> WITHOUT_OUTPUT = Set.of("DeleteUser", "ForgetDevice");

	private final Map<String, Function<CognitoRequest, ObjectNode>> handlers = new TreeMap<>();

	private final Map<String, LongAdder> calls = new TreeMap<>();

	private final Authentication authentication;

	private final Tokens tokens;

	private final UserPool pool;

	/**
	 * Creates the operations of a pool.
	 * @param pool the pool
	 */
	public Operations(UserPool pool) {
		this(pool, new Tokens(pool));
	}

	/**
	 * Creates the operations of a pool in a secondary Region.
	 * @param pool the pool as that Region sees it
	 * @param tokens the issuer of the tokens of both Regions
	 */
	public Operations(UserPool pool, Tokens tokens) {
		this.pool = pool;
		this.tokens = tokens;
		AccessTokens accessTokens = new AccessTokens(pool, this.tokens);
		RefreshTokens refreshTokens = new RefreshTokens(pool, this.tokens);
		this.authentication = new Authentication(pool, this.tokens, refreshTokens, accessTokens);
		addSignIn(refreshTokens);
		addSelfService(pool, accessTokens);
		addDevices(new Devices(pool, accessTokens), new Passkeys(pool, accessTokens));
		add("GetClientToken", new ClientTokens(pool, this.tokens)::getClientToken);
		add("UpdateAuthEventFeedback", new AuthEvents(pool)::updateFeedback);
	}

	private void addSignIn(RefreshTokens refreshTokens) {
		add("InitiateAuth", this.authentication::initiate);
		add("RespondToAuthChallenge", this.authentication::respond);
		add("GetTokensFromRefreshToken", refreshTokens::getTokens);
		add("RevokeToken", refreshTokens::revoke);
	}

	private void addSelfService(UserPool pool, AccessTokens accessTokens) {
		Registration registration = new Registration(pool, this.authentication.autoSignIn());
		add("SignUp", registration::signUp);
		add("ConfirmSignUp", registration::confirmSignUp);
		add("ResendConfirmationCode", registration::resendConfirmationCode);
		Passwords passwords = new Passwords(pool, accessTokens);
		add("ForgotPassword", passwords::forgotPassword);
		add("ConfirmForgotPassword", passwords::confirmForgotPassword);
		add("ChangePassword", passwords::changePassword);
		Profile profile = new Profile(pool, accessTokens);
		add("GetUser", profile::getUser);
		add("GetUserAuthFactors", profile::getUserAuthFactors);
		add("GlobalSignOut", profile::globalSignOut);
		add("DeleteUser", profile::deleteUser);
		TokenSessions sessions = new TokenSessions(pool, accessTokens, this.tokens);
		add("ListUserSessions", sessions::list);
		add("RevokeUserSession", sessions::revoke);
		Attributes attributes = new Attributes(pool, accessTokens);
		add("UpdateUserAttributes", attributes::update);
		add("DeleteUserAttributes", attributes::delete);
		add("GetUserAttributeVerificationCode", attributes::sendCode);
		add("VerifyUserAttribute", attributes::verify);
		MfaSettings mfa = new MfaSettings(pool, accessTokens, this.authentication);
		add("SetUserMFAPreference", mfa::setPreference);
		add("SetUserSettings", mfa::setUserSettings);
		add("AssociateSoftwareToken", mfa::associate);
		add("VerifySoftwareToken", mfa::verify);
	}

	private void addDevices(Devices devices, Passkeys passkeys) {
		add("ConfirmDevice", devices::confirm);
		add("ForgetDevice", devices::forget);
		add("GetDevice", devices::get);
		add("ListDevices", devices::list);
		add("UpdateDeviceStatus", devices::updateStatus);
		add("StartWebAuthnRegistration", passkeys::start);
		add("CompleteWebAuthnRegistration", passkeys::complete);
		add("ListWebAuthnCredentials", passkeys::list);
		add("DeleteWebAuthnCredential", passkeys::delete);
	}

	private void add(String name, Function<CognitoRequest, ObjectNode> handler) {
		this.handlers.put(name, handler);
		this.calls.put(name, new LongAdder());
	}

	/**
	 * Counts a call, also one that a fault will spoil.
	 * @param operation the operation's name
	 * @return false if there is no such operation
	 */
	boolean count(String operation) {
		LongAdder counter = this.calls.get(operation);
		if (counter == null) {
			return false;
		}
		counter.increment();
		return true;
	}

	/**
	 * Runs an operation.
	 * @param operation its name
	 * @param body its members
	 * @param userAgent what the client calls itself, or null
	 * @return the body of the answer, nothing for an operation without output
	 */
	byte[] call(String operation, JsonNode body, @Nullable String userAgent) {
		Function<CognitoRequest, ObjectNode> handler = this.handlers.get(operation);
		if (handler == null) {
			throw CognitoError.unknownOperation();
		}
		CognitoRequest request = new CognitoRequest(operation, body, userAgent);
		if (this.pool.isReplica() && !SecondaryRegion.serves(operation)) {
			throw CognitoError.operationNotEnabled(this.pool.settings().region());
		}
		RequestModel.shared().check(operation, body);
		ObjectNode answer = handler.apply(request);
		return WITHOUT_OUTPUT.contains(operation) ? new byte[0] : Json.bytes(answer);
	}

	/**
	 * Returns a maker of tokens for tests, which the operations accept.
	 * @return the maker
	 */
	public MadeTokens madeTokens() {
		return new MadeTokens(this.pool, this.tokens);
	}

	/**
	 * Returns how often an operation was called.
	 * @param operation its name
	 * @return the count
	 */
	public long calls(String operation) {
		LongAdder counter = this.calls.get(operation);
		if (counter == null) {
			throw new IllegalArgumentException("There is no operation '" + operation + "'");
		}
		return counter.sum();
	}

	/**
	 * Returns how often all operations were called together.
	 * @return the count
	 */
	public long calls() {
		return this.calls.values().stream().mapToLong(LongAdder::sum).sum();
	}

	/**
	 * Returns the issuer of tokens.
	 * @return the issuer
	 */
	public Tokens tokens() {
		return this.tokens;
	}

	/**
	 * Forgets sessions, tokens and counts.
	 */
	public void clear() {
		clearSignIns();
		this.tokens.clear();
	}

	/**
	 * Forgets sessions and counts.
	 */
	public void clearSignIns() {
		this.authentication.clear();
		this.calls.values().forEach(LongAdder::reset);
	}

}
