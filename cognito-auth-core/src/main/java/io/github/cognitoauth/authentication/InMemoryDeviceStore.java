// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/** A bounded {@link DeviceStore} in memory, least recently used out first. */
final class InMemoryDeviceStore implements DeviceStore {

	private final Map<String, RememberedDevice> devices;

	InMemoryDeviceStore(int maximumSize) {
		Assert.isTrue(maximumSize > 0, "'maximumSize' must be positive");
		this.devices = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, RememberedDevice> eldest) {
				return size() > maximumSize;
			}

		});
	}

	@Override
	public Mono<RememberedDevice> find(String username) {
		return Mono.fromSupplier(() -> this.devices.get(username));
	}

	@Override
	public Mono<Void> save(String username, RememberedDevice device) {
		return Mono.fromRunnable(() -> this.devices.put(username, device));
	}

	@Override
	public Mono<Void> remove(String username) {
		return Mono.fromRunnable(() -> this.devices.remove(username));
	}

}
