// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;

/** The end: the refresh token is revoked, also if it was dead before. */
final class SignOutEndpoint extends PublicEndpoint {

	private final ApiMode mode;

	private final CognitoPasswordAuthenticator authenticator;

	SignOutEndpoint(ApiMode mode, CognitoPasswordAuthenticator authenticator) {
		super("sign-out", HttpMethod.POST, "/sign-out", ClientSession.members(mode));
		this.mode = mode;
		this.authenticator = authenticator;
	}

	@Override
	public Mono<ApiResponse> handle(ApiRequest request) {
		return ((this.mode == ApiMode.BODY) ? revoke(ClientSession.of(request)) : request.exchange().signOut())
			.thenReturn(ApiResponse.noContent());
	}

	private Mono<Void> revoke(ClientSession session) {
		return session.isUsable()
				? this.authenticator.revoke(session.refreshToken()).onErrorComplete(ClientSession::isOver)
				: Mono.empty();
	}

}
