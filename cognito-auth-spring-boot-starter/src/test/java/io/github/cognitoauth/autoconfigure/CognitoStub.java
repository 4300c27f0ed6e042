// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

/**
 * Answers as Cognito would, without checking anything: for tests of what is sent.
 */
public final class CognitoStub implements AutoCloseable {

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

	/** Start on a free port. */
	public CognitoStub() {
		this.server.start();
	}

	/**
	 * Return the properties of an application that talks to this stub.
	 * @return property pairs
	 */
	public String[] properties() {
		return new String[] { "cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
				"cognito.endpoint=http://127.0.0.1:" + this.server.port() };
	}

	/**
	 * Answer sign-ins and refreshes with tokens that live an hour.
	 * @return this stub
	 */
	public CognitoStub issueTokens() {
		String result = """
				{"AccessToken": "stub-access", "IdToken": "stub-id", "ExpiresIn": 3600, "TokenType": "Bearer", %s}""";
		this.server.stubFor(operation("InitiateAuth").willReturn(aResponse()
			.withBody("{\"AuthenticationResult\": " + result.formatted("\"RefreshToken\": \"stub-refresh\"") + "}")));
		this.server.stubFor(operation("GetClientToken").willReturn(aResponse().withBody("""
				{"ClientAuthenticationResult":
				  {"AccessToken": "stub-machine", "ExpiresIn": 3600, "TokenType": "Bearer"}}""")));
		return this;
	}

	/**
	 * Answer sign-ins with a challenge that has the parameters of every kind.
	 * @param name the challenge
	 * @return this stub
	 */
	public CognitoStub challenge(String name) {
		this.server.stubFor(operation("InitiateAuth").willReturn(aResponse().withBody(
				"""
						{"ChallengeName": "%s", "Session": "stub-session-0123456789",
						 "AvailableChallenges": ["PASSWORD", "EMAIL_OTP"],
						 "ChallengeParameters": {"USER_ID_FOR_SRP": "alice", "USERNAME": "alice",
						  "requiredAttributes": "[\\"userAttributes.name\\"]", "userAttributes": "{\\"email\\": \\"a@example.com\\"}",
						  "CODE_DELIVERY_DELIVERY_MEDIUM": "SMS", "CODE_DELIVERY_DESTINATION": "+1*******99",
						  "MFAS_CAN_CHOOSE": "[\\"SMS_MFA\\", \\"SOFTWARE_TOKEN_MFA\\"]",
						  "MFAS_CAN_SETUP": "[\\"SOFTWARE_TOKEN_MFA\\"]", "CREDENTIAL_REQUEST_OPTIONS": "{}"}}"""
					.formatted(name))));
		return this;
	}

	/**
	 * Answer an operation with an error.
	 * @param operation the operation
	 * @param code the error's name
	 * @param message the error's message
	 * @return this stub
	 */
	public CognitoStub fail(String operation, String code, String message) {
		this.server.stubFor(operation(operation).willReturn(aResponse().withStatus(400)
			.withHeader("x-amzn-errortype", code)
			.withBody("{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, message))));
		return this;
	}

	/**
	 * Accept revocations.
	 * @return this stub
	 */
	public CognitoStub revokeTokens() {
		this.server.stubFor(operation("RevokeToken").willReturn(aResponse().withBody("{}")));
		return this;
	}

	/**
	 * Reset every connection instead of answering.
	 * @return this stub
	 */
	public CognitoStub hangUp() {
		this.server.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
		return this;
	}

	/**
	 * Answer every request with a redirect.
	 * @param location where to
	 * @return this stub
	 */
	public CognitoStub redirect(String location) {
		this.server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", location)));
		return this;
	}

	private static MappingBuilder operation(String operation) {
		return post(anyUrl()).withHeader("X-Amz-Target", equalTo("AWSCognitoIdentityProviderService." + operation));
	}

	/**
	 * Return what was received.
	 * @return all requests, the first one first
	 */
	public List<LoggedRequest> requests() {
		return this.server.findAll(anyRequestedFor(anyUrl()));
	}

	/**
	 * Return the port.
	 * @return the port on 127.0.0.1
	 */
	public int port() {
		return this.server.port();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
