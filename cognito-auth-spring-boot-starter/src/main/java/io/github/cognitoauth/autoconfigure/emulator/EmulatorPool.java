// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.emulator;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The user pool and app client of an emulator. Labels of the container name them; what
 * they do not name is looked up, once, and must then be the only one there.
 */
final class EmulatorPool {

	static final String LABEL_PREFIX = "io.github.cognitoauth.";

	private final URI endpoint;

	private final Map<String, String> labels;

	private final Supplier<String> id;

	private final Supplier<String> clientId;

	private final Supplier<List<String>> clientSecrets;

	EmulatorPool(URI endpoint, Map<String, String> labels) {
		this.endpoint = endpoint;
		this.labels = Map.copyOf(labels);
		EmulatorLookup lookup = new EmulatorLookup(endpoint);
		this.id = SingletonSupplier.of(() -> labelled("user-pool-id", lookup::onlyUserPool));
		this.clientId = SingletonSupplier.of(() -> labelled("client-id", () -> lookup.onlyClient(id())));
		this.clientSecrets = SingletonSupplier.of(() -> {
			String secret = label("client-secret");
			if (secret != null) {
				return List.of(secret);
			}
			return (label("client-id") != null) ? List.of() : lookup.secrets(id(), clientId());
		});
	}

	URI endpoint() {
		return this.endpoint;
	}

	String id() {
		return this.id.get();
	}

	String clientId() {
		return this.clientId.get();
	}

	List<String> clientSecrets() {
		return this.clientSecrets.get();
	}

	@Nullable String region() {
		return label("region");
	}

	@Nullable URI issuerUri() {
		String issuer = label("issuer-uri");
		return (issuer != null) ? URI.create(issuer) : null;
	}

	private String labelled(String name, Supplier<String> otherwise) {
		String value = label(name);
		return (value != null) ? value : otherwise.get();
	}

	private @Nullable String label(String name) {
		String value = this.labels.get(LABEL_PREFIX + name);
		return StringUtils.hasText(value) ? value : null;
	}

}
