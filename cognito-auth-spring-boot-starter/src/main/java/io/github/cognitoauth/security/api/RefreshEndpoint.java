// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;

/** New tokens for those that end: from the client's refresh token, or the session's. */
final class RefreshEndpoint extends PublicEndpoint {

	private final ApiMode mode;

	private final CognitoPasswordAuthenticator authenticator;

	RefreshEndpoint(ApiMode mode, CognitoPasswordAuthenticator authenticator) {
		super("refresh", HttpMethod.POST, "/refresh", ClientSession.members(mode));
		this.mode = mode;
		this.authenticator = authenticator;
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
			return Mono.just(refused());
		}
		return this.authenticator.refresh(session.toRefreshRequest())
			.map((tokens) -> SignInResults.body(request.json(), tokens))
			.onErrorResume(ClientSession::isOver, (failure) -> Mono.just(refused()));
	}

	/** Whoever tries refresh tokens that are no good is limited. */
	private static ApiResponse refused() {
		return ended().countedAsAttempt();
	}

	private static ApiResponse ended() {
		return ApiResponse.problem(ApiProblem.of(ApiProblemCode.SESSION_ENDED));
	}

}
