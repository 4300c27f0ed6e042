// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.authentication.RememberedDevice;
import reactor.core.publisher.Mono;

/**
 * The devices of one app client in a store that several share: accounts of two user pools
 * can have the same user name, and a device replaces the second factor.
 */
final class ClientDeviceStore implements DeviceStore {

	private final DeviceStore store;

	private final String prefix;

	ClientDeviceStore(DeviceStore store, String clientId) {
		this.store = store;
		// an id has no blank
		this.prefix = clientId + ' ';
	}

	@Override
	public Mono<RememberedDevice> find(String username) {
		return this.store.find(this.prefix + username);
	}

	@Override
	public Mono<Void> save(String username, RememberedDevice device) {
		return this.store.save(this.prefix + username, device);
	}

	@Override
	public Mono<Void> remove(String username) {
		return this.store.remove(this.prefix + username);
	}

}
