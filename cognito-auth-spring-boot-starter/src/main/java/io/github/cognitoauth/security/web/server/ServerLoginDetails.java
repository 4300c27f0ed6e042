// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.InetSocketAddress;

import io.github.cognitoauth.security.CognitoClientDetails;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;

/** The details of a step. Spring Security keeps none in WebFlux. */
record ServerLoginDetails(@Nullable String remoteAddress, @Nullable String deviceData) implements CognitoClientDetails {

	/** The field of a form. */
	private static final String DEVICE_DATA = "deviceData";

	/** Give a request its details unless it has some. */
	static Mono<Authentication> addTo(Authentication request, ServerWebExchange exchange) {
		if (!(request instanceof AbstractAuthenticationToken token) || token.getDetails() != null) {
			return Mono.just(request);
		}
		return exchange.getFormData().map((form) -> {
			token.setDetails(new ServerLoginDetails(address(exchange), form.getFirst(DEVICE_DATA)));
			return request;
		});
	}

	static @Nullable String address(ServerWebExchange exchange) {
		InetSocketAddress address = exchange.getRequest().getRemoteAddress();
		return (address == null) ? null
				: (address.getAddress() != null) ? address.getAddress().getHostAddress() : address.getHostString();
	}

	static boolean hasUnreadForwardedHeader(ServerWebExchange exchange) {
		HttpHeaders headers = exchange.getRequest().getHeaders();
		return headers.containsHeader("Forwarded") || headers.containsHeader("X-Forwarded-For");
	}

	@Override
	public @Nullable String getRemoteAddress() {
		return this.remoteAddress;
	}

	@Override
	public @Nullable String getDeviceData() {
		return this.deviceData;
	}

	@Override
	public @Nullable Object toStoredDetails() {
		return null;
	}

}
