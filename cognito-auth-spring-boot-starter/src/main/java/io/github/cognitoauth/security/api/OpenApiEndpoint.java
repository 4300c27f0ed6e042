// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Describes the API to programs, with what is switched on. It is no operation of the
 * document itself.
 */
final class OpenApiEndpoint extends PublicEndpoint {

	private final ApiMode mode;

	private final String basePath;

	private final Supplier<Set<String>> operations;

	private volatile byte @Nullable [] document;

	OpenApiEndpoint(ApiMode mode, String basePath, Supplier<Set<String>> operations) {
		super("open-api", HttpMethod.GET, "/openapi.json", Set.of());
		this.mode = mode;
		this.basePath = basePath;
		this.operations = operations;
	}

	@Override
	public Mono<ApiResponse> handle(ApiRequest request) {
		return Mono.fromSupplier(() -> ApiResponse.of(HttpStatus.OK, OpenApiDocument.MEDIA_TYPE, document()));
	}

	/** What is switched on does not change. */
	private byte[] document() {
		byte[] bytes = this.document;
		if (bytes == null) {
			bytes = OpenApiDocument.load()
				.of(this.basePath, this.operations.get(), this.mode == ApiMode.SESSION)
				.json();
			this.document = bytes;
		}
		return bytes;
	}

}
