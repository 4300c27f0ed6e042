package io.github.cognitoauth.test.internal.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import io.github.cognitoauth.test.internal.account.Profile;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.signin.Authentication;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.internal.token.RefreshTokens;
import io.github.cognitoauth.test.internal.token.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations by name, and how often each was called.
 */
public final class Operations {

	private final Map<String, Function<CognitoRequest, ObjectNode>> handlers = new TreeMap<>();

	private final Map<String, LongAdder> calls = new TreeMap<>();

	private final Authentication authentication;

	private final Tokens tokens;

	/**
	 * Creates the operations of a pool.
	 * @param pool the pool
	 */
	public Operations(UserPool pool) {
		this.tokens = new Tokens(pool);
		AccessTokens accessTokens = new AccessTokens(pool, this.tokens);
		RefreshTokens refreshTokens = new RefreshTokens(pool, this.tokens);
		this.authentication = new Authentication(pool, this.tokens, refreshTokens);
		Profile profile = new Profile(accessTokens);
		add("InitiateAuth", this.authentication::initiate);
		add("RespondToAuthChallenge", this.authentication::respond);
		add("GetTokensFromRefreshToken", refreshTokens::getTokens);
		add("RevokeToken", refreshTokens::revoke);
		add("GetUser", profile::getUser);
		add("GlobalSignOut", profile::globalSignOut);
	}

	private void add(String name, Function<CognitoRequest, ObjectNode> handler) {
		this.handlers.put(name, handler);
		this.calls.put(name, new LongAdder());
	}

	/**
	 * Counts a call, also one that a fault will spoil.
	 * @param operation the operation's name
	 */
	void count(String operation) {
		LongAdder counter = this.calls.get(operation);
		if (counter == null) {
			throw CognitoError.unknownOperation();
		}
		counter.increment();
	}

	/**
	 * Runs an operation.
	 * @param operation its name
	 * @param body its members
	 * @return the answer
	 */
	ObjectNode call(String operation, JsonNode body) {
		Function<CognitoRequest, ObjectNode> handler = this.handlers.get(operation);
		if (handler == null) {
			throw CognitoError.unknownOperation();
		}
		return handler.apply(new CognitoRequest(operation, body));
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
	 * Forgets sessions, tokens and counts.
	 */
	public void clear() {
		this.authentication.clear();
		this.tokens.clear();
		this.calls.values().forEach(LongAdder::reset);
	}

}
