// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Clock;

import io.github.cognitoauth.protocol.CallRoute;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/** What can be done with tokens: refresh, revoke, sign out. */
final class TokenOperations {

	private final CognitoClient client;

	private final TokenOwner owner;

	private final TokenRefresh refresh;

	TokenOperations(CognitoClient client, Clock clock, RefreshOperation refreshOperation) {
		this.client = client;
		this.owner = new TokenOwner(client);
		this.refresh = new TokenRefresh(client, clock, refreshOperation);
	}

	Mono<CognitoTokens> refresh(RefreshRequest request) {
		Assert.notNull(request, "'request' must not be null");
		return this.refresh.refresh(request);
	}

	/** What does not come back is kept. */
	Mono<CognitoTokens> refresh(CognitoTokens tokens, RequestMetadata metadata) {
		Assert.notNull(tokens, "'tokens' must not be null");
		return Mono.defer(() -> {
			String refreshToken = tokens.refreshToken();
			if (refreshToken == null) {
				return Mono.error(CognitoError
					.local(CognitoErrorCodes.REFRESH_TOKEN_MISSING, CognitoErrorReason.REFRESH_TOKEN_REJECTED)
					.toException(null));
			}
			CognitoException refusal = this.owner.refusalOfRefreshToken(tokens);
			return (refusal != null) ? Mono.error(refusal)
					: this.refresh
						.refresh(RefreshRequest.builder(refreshToken)
							.username(tokens.username())
							.deviceKey(tokens.deviceKey())
							.region(tokens.region())
							.metadata(metadata)
							.build())
						.map((fresh) -> fresh.mutate()
							.idToken((fresh.idToken() != null) ? fresh.idToken() : tokens.idToken())
							.loginName(tokens.loginName())
							.build());
		});
	}

	Mono<Void> revoke(CognitoTokens tokens) {
		Assert.notNull(tokens, "'tokens' must not be null");
		return Mono.defer(() -> {
			String refreshToken = tokens.refreshToken();
			if (refreshToken == null) {
				return Mono.empty();
			}
			CognitoException refusal = this.owner.refusalOfRefreshToken(tokens);
			return (refusal != null) ? Mono.error(refusal)
					: revoke(refreshToken, AssociatedSessions.NONE, tokens.region());
		});
	}

	Mono<Void> revoke(String refreshToken, AssociatedSessions associated) {
		return revoke(refreshToken, associated, null);
	}

	/** The pool's default is left out, since servers of before do not know the member. */
	private Mono<Void> revoke(String refreshToken, AssociatedSessions associated, @Nullable String region) {
		Assert.hasText(refreshToken, "'refreshToken' must not be empty");
		Assert.notNull(associated, "'associated' must not be null");
		return this.client
			.callWithSecret(CognitoOperation.RevokeToken, CallRoute.tokens(region),
					(secret) -> CognitoRequestBody.create()
						.with("Token", refreshToken)
						.with("ClientId", this.client.clientId())
						.with("ClientSecret", secret)
						.with("RevokeAssociatedSessions",
								(associated != AssociatedSessions.NONE) ? associated.name() : null))
			.then();
	}

	/**
	 * A repetition whose first try worked is answered "Access Token has been revoked".
	 */
	Mono<Void> signOutEverywhere(CognitoTokens tokens) {
		Assert.notNull(tokens, "'tokens' must not be null");
		return Mono.defer(() -> {
			CognitoException refusal = this.owner.refusalOfAccessToken(tokens);
			return (refusal != null) ? Mono.error(refusal)
					: this.client
						.call(CognitoOperation.GlobalSignOut, CallRoute.tokens(tokens.region()),
								() -> CognitoRequestBody.create().with("AccessToken", tokens.accessToken()))
						.onErrorComplete((failure) -> failure instanceof CognitoException error
								&& error.reason() == CognitoErrorReason.ACCESS_TOKEN_REVOKED)
						.then();
		});
	}

}
