// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.authentication.AssociatedSessions;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/** Session operations with an access token. */
final class DefaultUserSessionOperations implements UserSessionOperations {

	private final AccessTokenCalls calls;

	DefaultUserSessionOperations(AccessTokenCalls calls) {
		this.calls = calls;
	}

	@Override
	public Flux<UserSession> list() {
		return Pages.of((nextToken) -> this.calls
			.call(CognitoOperation.ListUserSessions, () -> CognitoRequestBody.create().with("NextToken", nextToken))
			.map((answer) -> Pages.page(answer, "Sessions", UserSession::of, "NextToken")));
	}

	/** A session that is not there any more has ended. */
	@Override
	public Mono<Void> revoke(String sessionId, AssociatedSessions associated) {
		Assert.hasText(sessionId, "'sessionId' must not be empty");
		Assert.notNull(associated, "'associated' must not be null");
		return this.calls
			.call(CognitoOperation.RevokeUserSession, () -> CognitoRequestBody.create()
				.with("SessionId", sessionId)
				.with("RevokeAssociatedSessions", (associated != AssociatedSessions.NONE) ? associated.name() : null))
			.onErrorComplete((failure) -> failure instanceof CognitoException error
					&& error.code().equals("ResourceNotFoundException"))
			.then();
	}

}
