// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.account.Access;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;

/** New tokens for those that end: from the client's refresh token, or the session's. */
final class RefreshEndpoint implements ApiEndpoint {

	private final ApiMode mode;

	private final CognitoPasswordAuthenticator authenticator;

	RefreshEndpoint(ApiMode mode, CognitoPasswordAuthenticator authenticator) {
		this.mode = mode;
		this.authenticator = authenticator;
	}

	@Override
	public String id() {
		return "refresh";
	}

	@Override
	public HttpMethod method() {
		return HttpMethod.POST;
	}

	@Override
	public String path() {
		return "/refresh";
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
		return (this.mode == ApiMode.BODY) ? ofClient(request)
				: request.exchange()
					.sessionTokens()
					.map((tokens) -> SignInResults.session(request.json(), tokens))
					.switchIfEmpty(Mono.fromSupplier(RefreshEndpoint::ended));
	}

	private Mono<ApiResponse> ofClient(ApiRequest request) {
		ClientSession session = ClientSession.of(request);
		if (!session.isUsable()) {
			return Mono.just(ended());
		}
		return this.authenticator.refresh(session.toRefreshRequest())
			.map((tokens) -> SignInResults.body(request.json(), tokens))
			.onErrorResume(ClientSession::isOver, (failure) -> Mono.just(ended()));
	}

	private static ApiResponse ended() {
		return ApiResponse.problem(ApiProblem.of(ApiProblemCode.SESSION_ENDED));
	}

}
