// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.account.Access;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;

/** The end: the refresh token is revoked, also if it was dead before. */
final class SignOutEndpoint implements ApiEndpoint {

	private final ApiMode mode;

	private final CognitoPasswordAuthenticator authenticator;

	SignOutEndpoint(ApiMode mode, CognitoPasswordAuthenticator authenticator) {
		this.mode = mode;
		this.authenticator = authenticator;
	}

	@Override
	public String id() {
		return "sign-out";
	}

	@Override
	public HttpMethod method() {
		return HttpMethod.POST;
	}

	@Override
	public String path() {
		return "/sign-out";
	}

	@Override
	public Access access() {
		return Access.PUBLIC;
	}

	@Override
	public Set<String> members() {
		return (this.mode == ApiMode.BODY) ? Set.of(ClientSession.MEMBER) : Set.of();
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
