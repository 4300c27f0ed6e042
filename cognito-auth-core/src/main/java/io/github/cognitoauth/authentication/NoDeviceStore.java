// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import reactor.core.publisher.Mono;

/** A {@link DeviceStore} that keeps nothing. */
final class NoDeviceStore implements DeviceStore {

	static final NoDeviceStore INSTANCE = new NoDeviceStore();

	private NoDeviceStore() {
	}

	@Override
	public Mono<RememberedDevice> find(String username) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> save(String username, RememberedDevice device) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> remove(String username) {
		return Mono.empty();
	}

}
