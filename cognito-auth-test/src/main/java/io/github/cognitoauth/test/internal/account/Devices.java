// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.srp.SrpVerifier;
import io.github.cognitoauth.test.internal.state.Device;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.pool.DeviceTracking;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Confirming, listing, remembering and forgetting one's own devices.
 */
public final class Devices {

	private static final int MAX_PAGE = 60;

	private final UserPool pool;

	private final AccessTokens accessTokens;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param accessTokens the check of access tokens
	 */
	public Devices(UserPool pool, AccessTokens accessTokens) {
		this.pool = pool;
		this.accessTokens = accessTokens;
	}

	/**
	 * {@code ConfirmDevice}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode confirm(CognitoRequest request) {
		return withDevice(request, (user, device) -> {
			if (device.verifier() != null) {
				throw CognitoError.of("DeviceKeyExists", "Device key already exists");
			}
			JsonNode config = request.node("DeviceSecretVerifierConfig");
			if (config == null) {
				throw CognitoRequest.validationError("DeviceSecretVerifierConfig");
			}
			SrpVerifier verifier = SrpVerifier.ofDevice(decode(config, "Salt"), decode(config, "PasswordVerifier"));
			device.confirm(verifier, request.text("DeviceName"), now());
			boolean ask = this.pool.settings().devices() == DeviceTracking.USER_OPT_IN;
			device.remember(!ask, now());
			return Json.object().put("UserConfirmationNecessary", ask);
		});
	}

	/**
	 * {@code UpdateDeviceStatus}.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode updateStatus(CognitoRequest request) {
		return withDevice(request, (user, device) -> {
			String status = request.requiredText("DeviceRememberedStatus");
			device.remember("remembered".equals(status), now());
			return Json.object();
		});
	}

	/**
	 * {@code GetDevice}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode get(CognitoRequest request) {
		return withDevice(request, (user, device) -> {
			ObjectNode answer = Json.object();
			answer.set("Device", describe(device));
			return answer;
		});
	}

	/**
	 * {@code ForgetDevice}.
	 * @param request the request
	 * @return nothing of interest
	 */
	public ObjectNode forget(CognitoRequest request) {
		return withDevice(request, (user, device) -> {
			user.devices().remove(device.key());
			return Json.object();
		});
	}

	/**
	 * {@code ListDevices}.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode list(CognitoRequest request) {
		int limit = request.number("Limit", MAX_PAGE);
		String after = request.text("PaginationToken");
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			checkTracked();
			List<Device> devices = List.copyOf(family.user().devices().confirmed());
			int start = devices.stream().map(Device::key).toList().indexOf(after) + 1;
			int end = Math.min(devices.size(), start + ((limit == 0) ? MAX_PAGE : limit));
			ObjectNode answer = Json.object();
			ArrayNode list = answer.putArray("Devices");
			devices.subList(start, end).forEach((device) -> list.add(describe(device)));
			if (end < devices.size()) {
				answer.put("PaginationToken", devices.get(end - 1).key());
			}
			return answer;
		});
	}

	private ObjectNode withDevice(CognitoRequest request, BiFunction<User, Device, ObjectNode> operation) {
		String key = request.requiredText("DeviceKey");
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			checkTracked();
			Device device = family.user().devices().find(key);
			if (device == null) {
				throw CognitoError.resourceNotFound("Device does not exist.");
			}
			return operation.apply(family.user(), device);
		});
	}

	private void checkTracked() {
		if (this.pool.settings().devices() == DeviceTracking.OFF) {
			throw CognitoError.of("InvalidUserPoolConfiguration", "User pool does not track devices");
		}
	}

	private Instant now() {
		return this.pool.now();
	}

	private static ObjectNode describe(Device device) {
		ObjectNode node = Json.object()
			.put("DeviceKey", device.key())
			.put("DeviceCreateDate", seconds(device.created()))
			.put("DeviceLastModifiedDate", seconds(device.modified()))
			.put("DeviceLastAuthenticatedDate", seconds(device.lastAuthenticated()));
		ArrayNode attributes = node.putArray("DeviceAttributes");
		attributes.addObject().put("Name", "device_status").put("Value", "valid");
		attributes.addObject().put("Name", "last_ip_used").put("Value", "127.0.0.1");
		if (device.name() != null) {
			attributes.addObject().put("Name", "device_name").put("Value", device.name());
		}
		return node;
	}

	static double seconds(Instant instant) {
		return instant.toEpochMilli() / 1000.0;
	}

	private static byte[] decode(JsonNode config, String name) {
		try {
			return Base64.getDecoder().decode(config.path(name).asString(""));
		}
		catch (IllegalArgumentException ex) {
			throw CognitoError.invalidParameter("Invalid device secret verifier");
		}
	}

}
