// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.OneTimeCodes;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;

/** Attribute operations with an access token. */
final class DefaultUserAttributeOperations implements UserAttributeOperations {

	private final AccessTokenCalls calls;

	DefaultUserAttributeOperations(AccessTokenCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<List<CodeDelivery>> update(Map<String, String> attributes, Map<String, String> clientMetadata) {
		Assert.notEmpty(attributes, "'attributes' must not be empty");
		Map<String, String> values = new LinkedHashMap<>(attributes);
		Map<String, String> metadata = Map.copyOf(clientMetadata);
		return this.calls
			.call(CognitoOperation.UpdateUserAttributes,
					() -> CognitoRequestBody.create()
						.withAttributes("UserAttributes", values)
						.with("ClientMetadata", metadata))
			.map(DefaultUserAttributeOperations::deliveries);
	}

	private static List<CodeDelivery> deliveries(CognitoResponse answer) {
		List<CodeDelivery> deliveries = new ArrayList<>();
		for (JsonNode details : Answers.items(answer.body(), "CodeDeliveryDetailsList")) {
			deliveries.add(Answers.codeDelivery(details));
		}
		return List.copyOf(deliveries);
	}

	@Override
	public Mono<Void> delete(Collection<String> names) {
		Assert.notEmpty(names, "'names' must not be empty");
		List<String> copy = List.copyOf(names);
		return this.calls
			.call(CognitoOperation.DeleteUserAttributes,
					() -> CognitoRequestBody.create().with("UserAttributeNames", copy))
			.then();
	}

	@Override
	public Mono<CodeDelivery> sendVerificationCode(String name, Map<String, String> clientMetadata) {
		Assert.hasText(name, "'name' must not be empty");
		Map<String, String> metadata = Map.copyOf(clientMetadata);
		return this.calls
			.call(CognitoOperation.GetUserAttributeVerificationCode,
					() -> CognitoRequestBody.create().with("AttributeName", name).with("ClientMetadata", metadata))
			.map((answer) -> Answers.codeDelivery(answer.body().get("CodeDeliveryDetails")));
	}

	@Override
	public Mono<Void> verify(String name, String code) {
		Assert.hasText(name, "'name' must not be empty");
		String normalized = OneTimeCodes.required(code);
		return this.calls
			.call(CognitoOperation.VerifyUserAttribute,
					() -> CognitoRequestBody.create().with("AttributeName", name).with("Code", normalized))
			.then();
	}

}
