// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.Assert;

/** Passkey operations with an access token. */
final class DefaultUserPasskeyOperations implements UserPasskeyOperations {

	/** {@code WebAuthnCredentialsQueryLimitType} of the service model. */
	private static final int PAGE_SIZE = 20;

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final AccessTokenCalls calls;

	DefaultUserPasskeyOperations(AccessTokenCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<String> startRegistration() {
		return this.calls.call(CognitoOperation.StartWebAuthnRegistration).map((answer) -> {
			if (answer.body().get("CredentialCreationOptions") instanceof ObjectNode options) {
				return options.toString();
			}
			throw answer.invalid();
		});
	}

	@Override
	public Mono<Void> completeRegistration(String credential) {
		ObjectNode json = parse(credential);
		return (json == null)
				? Mono.error(CognitoError.local(CognitoErrorCodes.UNUSABLE_INPUT, CognitoErrorReason.INPUT_REFUSED)
					.toException(null))
				: this.calls
					.call(CognitoOperation.CompleteWebAuthnRegistration,
							() -> CognitoRequestBody.create().with("Credential", json))
					.then();
	}

	private static @Nullable ObjectNode parse(String credential) {
		Assert.notNull(credential, "'credential' must not be null");
		try {
			return (MAPPER.readTree(credential) instanceof ObjectNode object) ? object : null;
		}
		catch (JacksonException ex) {
			// its message would repeat a part of the input
			return null;
		}
	}

	@Override
	public Flux<PasskeyDescription> list() {
		return Pages.of((nextToken) -> this.calls
			.call(CognitoOperation.ListWebAuthnCredentials,
					() -> CognitoRequestBody.create().with("MaxResults", PAGE_SIZE).with("NextToken", nextToken))
			.map((answer) -> Pages.page(answer, "Credentials", PasskeyDescription::of, "NextToken")));
	}

	@Override
	public Mono<Void> delete(String credentialId) {
		Assert.hasText(credentialId, "'credentialId' must not be empty");
		return this.calls
			.call(CognitoOperation.DeleteWebAuthnCredential,
					() -> CognitoRequestBody.create().with("CredentialId", credentialId))
			.then();
	}

}
