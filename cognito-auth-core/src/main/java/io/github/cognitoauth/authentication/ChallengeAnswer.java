// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The answer to a challenge, made by the challenge's own {@code answer} methods. It adds
 * what the person said; user name, session, secret hash and device key are added when it
 * is sent. Immutable; holds secrets, which {@link #toString()} does not show.
 *
 * @since 0.1.0
 */
public final class ChallengeAnswer {

	private final CognitoChallenge challenge;

	private final Map<String, String> responses;

	private final @Nullable String srpPassword;

	private final @Nullable String softwareTokenCode;

	private final @Nullable RememberedDevice device;

	private final RequestMetadata metadata;

	private ChallengeAnswer(CognitoChallenge challenge, Map<String, String> responses, @Nullable String srpPassword,
			@Nullable String softwareTokenCode, @Nullable RememberedDevice device, RequestMetadata metadata) {
		this.challenge = challenge;
		this.responses = Map.copyOf(responses);
		this.srpPassword = srpPassword;
		this.softwareTokenCode = softwareTokenCode;
		this.device = device;
		this.metadata = metadata;
	}

	static ChallengeAnswer of(CognitoChallenge challenge, Map<String, String> responses) {
		return new ChallengeAnswer(challenge, responses, null, null, null, RequestMetadata.none());
	}

	/** The password is proved by SRP: SRP_A goes out, PASSWORD_VERIFIER comes back. */
	static ChallengeAnswer srp(CognitoChallenge challenge, Map<String, String> responses, String password) {
		return new ChallengeAnswer(challenge, responses, password, null, null, RequestMetadata.none());
	}

	/** The code is verified first, then the session of the verification is sent. */
	static ChallengeAnswer softwareToken(CognitoChallenge challenge, String code) {
		return new ChallengeAnswer(challenge, Map.of(), null, code, null, RequestMetadata.none());
	}

	static ChallengeAnswer device(CognitoChallenge challenge, RememberedDevice device) {
		return new ChallengeAnswer(challenge, Map.of(), null, null, device, RequestMetadata.none());
	}

	/**
	 * Return a copy that tells triggers and threat protection about the caller.
	 * @param metadata the metadata
	 * @return a new answer
	 */
	public ChallengeAnswer withMetadata(RequestMetadata metadata) {
		Assert.notNull(metadata, "'metadata' must not be null");
		return new ChallengeAnswer(this.challenge, this.responses, this.srpPassword, this.softwareTokenCode,
				this.device, metadata);
	}

	/**
	 * Return a copy with a response that this version has no method for. It never
	 * replaces one that is sent anyway.
	 * @param name the key in {@code ChallengeResponses}
	 * @param value the value, which is treated as a secret
	 * @return a new answer
	 */
	public ChallengeAnswer withResponse(String name, String value) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(value, "'value' must not be null");
		Map<String, String> more = new LinkedHashMap<>(this.responses);
		more.putIfAbsent(name, value);
		return new ChallengeAnswer(this.challenge, more, this.srpPassword, this.softwareTokenCode, this.device,
				this.metadata);
	}

	/**
	 * Return the challenge that is answered.
	 * @return the challenge
	 */
	public CognitoChallenge challenge() {
		return this.challenge;
	}

	/** A passkey's answer that is no JSON object cannot be one. */
	boolean isUsable() {
		String credential = this.responses.get("CREDENTIAL");
		boolean passkey = this.challenge instanceof WebAuthnChallenge || this.challenge instanceof SelectChallenge;
		return credential == null || !passkey || ParameterJson.isObject(credential);
	}

	Map<String, String> responses() {
		return this.responses;
	}

	@Nullable String srpPassword() {
		return this.srpPassword;
	}

	@Nullable String softwareTokenCode() {
		return this.softwareTokenCode;
	}

	@Nullable RememberedDevice device() {
		return this.device;
	}

	RequestMetadata metadata() {
		return this.metadata;
	}

	@Override
	public String toString() {
		return "ChallengeAnswer[" + this.challenge.name() + "]";
	}

}
