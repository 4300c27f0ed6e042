package io.github.cognitoauth.account;

import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
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
		return this.calls
			.call(CognitoOperation.CompleteWebAuthnRegistration,
					() -> CognitoRequestBody.create().with("Credential", json))
			.then();
	}

	private static ObjectNode parse(String credential) {
		Assert.hasText(credential, "'credential' must not be empty");
		try {
			if (MAPPER.readTree(credential) instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// the parser's message would repeat a part of the input
		}
		throw new IllegalArgumentException("'credential' must be a JSON object");
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
