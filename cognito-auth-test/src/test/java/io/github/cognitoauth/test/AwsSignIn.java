// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/**
 * A sign-in with the AWS SDK, one answer after the other.
 */
final class AwsSignIn {

	private final CognitoUserPoolServer pool;

	private final CognitoIdentityProviderClient client;

	private final String username;

	private final String challenge;

	private final String session;

	private final Map<String, String> parameters;

	private final List<String> available;

	private final AuthenticationResultType tokens;

	private AwsSignIn(CognitoUserPoolServer pool, CognitoIdentityProviderClient client, String username,
			String challenge, String session, Map<String, String> parameters, List<String> available,
			AuthenticationResultType tokens) {
		this.pool = pool;
		this.client = client;
		this.username = username;
		this.challenge = challenge;
		this.session = session;
		this.parameters = parameters;
		this.available = available;
		this.tokens = tokens;
	}

	static AwsSignIn start(CognitoUserPoolServer pool, String flow, String username, String... more) {
		CognitoIdentityProviderClient client = AwsSdk.client(pool);
		Map<String, String> parameters = map(username, more);
		InitiateAuthResponse answer = client.initiateAuth(AwsSdk.initiate(pool, flow, parameters));
		return new AwsSignIn(pool, client, username, answer.challengeNameAsString(), answer.session(),
				answer.challengeParameters(), answer.availableChallengesAsStrings(), answer.authenticationResult());
	}

	static AwsSignIn password(CognitoUserPoolServer pool, String username, String password) {
		return start(pool, "USER_PASSWORD_AUTH", username, "PASSWORD", password);
	}

	AwsSignIn as(String name) {
		return new AwsSignIn(this.pool, this.client, name, this.challenge, this.session, this.parameters,
				this.available, this.tokens);
	}

	AwsSignIn answer(String... responses) {
		return answerAs(this.challenge, this.session, responses);
	}

	AwsSignIn answer(Map<String, String> responses) {
		return answerAs(this.challenge, this.session,
				responses.entrySet()
					.stream()
					.flatMap((entry) -> Stream.of(entry.getKey(), entry.getValue()))
					.toArray(String[]::new));
	}

	AwsSignIn answerAs(String challengeName, String withSession, String... responses) {
		RespondToAuthChallengeResponse answer = this.client
			.respondToAuthChallenge((request) -> request.clientId(this.pool.clientId())
				.challengeName(challengeName)
				.session(withSession)
				.challengeResponses(map(this.username, responses)));
		return new AwsSignIn(this.pool, this.client, this.username, answer.challengeNameAsString(), answer.session(),
				answer.challengeParameters(), List.of(), answer.authenticationResult());
	}

	/**
	 * Proves a password by SRP.
	 * @param srp the client's side
	 * @param password the password
	 * @param more further responses
	 * @return what comes next
	 */
	AwsSignIn prove(SrpClient srp, String password, String... more) {
		String poolName = this.pool.userPoolId().split("_")[1];
		Map<String, String> responses = srp.answer(poolName, this.parameters.get("USER_ID_FOR_SRP"), password,
				this.parameters, Instant.now());
		responses.putAll(map(this.username, more));
		responses.remove("USERNAME");
		return answer(responses);
	}

	String challenge() {
		return this.challenge;
	}

	String session() {
		return this.session;
	}

	Map<String, String> parameters() {
		return this.parameters;
	}

	List<String> available() {
		return this.available;
	}

	AuthenticationResultType tokens() {
		return this.tokens;
	}

	private static Map<String, String> map(String username, String... more) {
		Map<String, String> map = new HashMap<>();
		map.put("USERNAME", username);
		for (int i = 0; i < more.length; i += 2) {
			map.put(more[i], more[i + 1]);
		}
		return map;
	}

}
