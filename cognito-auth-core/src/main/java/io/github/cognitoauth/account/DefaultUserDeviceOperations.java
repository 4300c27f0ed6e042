// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.authentication.NewDeviceMetadata;
import io.github.cognitoauth.authentication.RememberedDevice;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.srp.DeviceSecretVerifier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/** Device operations with an access token. */
final class DefaultUserDeviceOperations implements UserDeviceOperations {

	/** {@code QueryLimitType} of the service model. */
	private static final int PAGE_SIZE = 60;

	private static final String DEVICE_KEY = "DeviceKey";

	private final AccessTokenCalls calls;

	DefaultUserDeviceOperations(AccessTokenCalls calls) {
		this.calls = calls;
	}

	@Override
	public Mono<ConfirmedDevice> confirm(NewDeviceMetadata device, @Nullable String name) {
		Assert.notNull(device, "'device' must not be null");
		return Mono.fromCallable(() -> DeviceSecretVerifier.generate(device.deviceGroupKey(), device.deviceKey()))
			.subscribeOn(Schedulers.parallel())
			.flatMap((verifier) -> confirm(device, name, verifier));
	}

	private Mono<ConfirmedDevice> confirm(NewDeviceMetadata device, @Nullable String name,
			DeviceSecretVerifier verifier) {
		return this.calls
			.call(CognitoOperation.ConfirmDevice,
					() -> CognitoRequestBody.create()
						.with(DEVICE_KEY, device.deviceKey())
						.with("DeviceSecretVerifierConfig",
								CognitoRequestBody.create()
									.with("PasswordVerifier", verifier.passwordVerifier())
									.with("Salt", verifier.salt()))
						.with("DeviceName", name))
			.map((answer) -> new ConfirmedDevice(
					new RememberedDevice(device.deviceKey(), device.deviceGroupKey(), verifier.devicePassword()),
					Answers.flag(answer.body(), "UserConfirmationNecessary")));
	}

	@Override
	public Flux<UserDevice> list() {
		return Pages.of((token) -> this.calls
			.call(CognitoOperation.ListDevices,
					() -> CognitoRequestBody.create().with("Limit", PAGE_SIZE).with("PaginationToken", token))
			.map((answer) -> Pages.page(answer, "Devices", UserDevice::of, "PaginationToken")));
	}

	@Override
	public Mono<UserDevice> get(String deviceKey) {
		return call(CognitoOperation.GetDevice, deviceKey, null).map((answer) -> {
			UserDevice device = UserDevice.of(answer.body().get("Device"));
			if (device == null) {
				throw answer.invalid();
			}
			return device;
		});
	}

	@Override
	public Mono<Void> remember(String deviceKey) {
		return call(CognitoOperation.UpdateDeviceStatus, deviceKey, "remembered").then();
	}

	@Override
	public Mono<Void> stopRemembering(String deviceKey) {
		return call(CognitoOperation.UpdateDeviceStatus, deviceKey, "not_remembered").then();
	}

	@Override
	public Mono<Void> forget(String deviceKey) {
		return call(CognitoOperation.ForgetDevice, deviceKey, null).then();
	}

	private Mono<CognitoResponse> call(CognitoOperation operation, String deviceKey, @Nullable String status) {
		Assert.hasText(deviceKey, "'deviceKey' must not be empty");
		return this.calls.call(operation,
				() -> CognitoRequestBody.create().with(DEVICE_KEY, deviceKey).with("DeviceRememberedStatus", status));
	}

}
