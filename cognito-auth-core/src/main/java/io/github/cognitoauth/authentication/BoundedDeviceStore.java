// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Bounds how long a store is waited for: it only saves the second factor, so a sign-in
 * must not hang on it.
 */
final class BoundedDeviceStore implements DeviceStore {

	private static final Logger logger = LoggerFactory.getLogger(DeviceStore.class);

	private final DeviceStore store;

	private final Duration timeout;

	private BoundedDeviceStore(DeviceStore store, Duration timeout) {
		this.store = store;
		this.timeout = timeout;
	}

	static DeviceStore of(DeviceStore store, Duration timeout) {
		return (store == DeviceStore.none()) ? store : new BoundedDeviceStore(store, timeout);
	}

	@Override
	public Mono<RememberedDevice> find(String username) {
		return bounded("find", Mono.defer(() -> this.store.find(username)));
	}

	@Override
	public Mono<Void> save(String username, RememberedDevice device) {
		return bounded("save", Mono.defer(() -> this.store.save(username, device)));
	}

	@Override
	public Mono<Void> remove(String username) {
		return bounded("remove", Mono.defer(() -> this.store.remove(username)));
	}

	private <T> Mono<T> bounded(String call, Mono<T> result) {
		return result.timeout(this.timeout)
			.doOnError((failure) -> logger.warn("{} of the store of devices failed, the sign-in goes on without it: {}",
					call, failure.getClass().getName()));
	}

}
