// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.srp.DeviceSecretVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/**
 * Confirms the device that a pool with tracking creates at a sign-in, so that its refresh
 * token works, and keeps its secret where the caller asked for that.
 */
final class DeviceConfirmation {

	private static final Logger logger = LoggerFactory.getLogger(DeviceConfirmation.class);

	private final CognitoClient client;

	private final DeviceStore store;

	DeviceConfirmation(CognitoClient client, DeviceStore store) {
		this.client = client;
		this.store = store;
	}

	/**
	 * The user is signed in whatever happens here: a failure can cost the refresh token.
	 */
	Mono<CognitoTokens> confirm(CognitoTokens tokens, NewDeviceMetadata device) {
		return Mono.fromCallable(() -> DeviceSecretVerifier.generate(device.deviceGroupKey(), device.deviceKey()))
			.subscribeOn(Schedulers.parallel())
			.flatMap((verifier) -> confirm(tokens, device, verifier))
			.thenReturn(tokens)
			.onErrorResume((failure) -> {
				logger.warn("The device of a sign-in may not be confirmed, and its refresh token be refused then: {}",
						(failure instanceof CognitoException) ? failure.getMessage() : failure.getClass().getName());
				return Mono.just(tokens);
			});
	}

	private Mono<Void> confirm(CognitoTokens tokens, NewDeviceMetadata device, DeviceSecretVerifier verifier) {
		Mono<CognitoResponse> confirmed = this.client.call(CognitoOperation.ConfirmDevice,
				() -> CognitoRequestBody.create()
					.with("AccessToken", tokens.accessToken())
					.with("DeviceKey", device.deviceKey())
					.with("DeviceSecretVerifierConfig",
							CognitoRequestBody.create()
								.with("PasswordVerifier", verifier.passwordVerifier())
								.with("Salt", verifier.salt())));
		return confirmed.flatMap((answer) -> remember(tokens, device, verifier, answer));
	}

	private Mono<Void> remember(CognitoTokens tokens, NewDeviceMetadata device, DeviceSecretVerifier verifier,
			CognitoResponse answer) {
		if (this.store == DeviceStore.none()) {
			return Mono.empty();
		}
		JsonNode necessary = answer.body().get("UserConfirmationNecessary");
		Mono<?> remembered = (necessary != null && necessary.asBoolean(false))
				? this.client.call(CognitoOperation.UpdateDeviceStatus,
						() -> CognitoRequestBody.create()
							.with("AccessToken", tokens.accessToken())
							.with("DeviceKey", device.deviceKey())
							.with("DeviceRememberedStatus", "remembered"))
				: Mono.empty();
		return remembered.then(
				this.store
					.save(tokens.loginName(),
							new RememberedDevice(device.deviceKey(), device.deviceGroupKey(),
									verifier.devicePassword()))
					.onErrorComplete());
	}

}
