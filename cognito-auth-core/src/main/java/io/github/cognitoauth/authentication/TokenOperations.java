package io.github.cognitoauth.authentication;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.RequestBody;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/** What can be done with tokens: refresh, revoke, sign out. */
final class TokenOperations {

	private final CognitoClient client;

	private final Clock clock;

	private final RefreshOperation refreshOperation;

	TokenOperations(CognitoClient client, Clock clock, RefreshOperation refreshOperation) {
		this.client = client;
		this.clock = clock;
		this.refreshOperation = refreshOperation;
	}

	Mono<CognitoTokens> refresh(CognitoTokens tokens, RequestMetadata metadata) {
		Assert.notNull(tokens, "'tokens' must not be null");
		return Mono.defer(() -> {
			if (tokens.refreshToken() == null) {
				return Mono.error(CognitoError.local("RefreshTokenMissing", CognitoErrorReason.REFRESH_TOKEN_REJECTED)
					.toException(null));
			}
			Instant startedAt = this.clock.instant();
			CognitoOperation operation = (this.refreshOperation == RefreshOperation.REFRESH_TOKEN_AUTH)
					? CognitoOperation.InitiateAuth : CognitoOperation.GetTokensFromRefreshToken;
			return this.client
				.callWithSecret(operation,
						(secret) -> (operation == CognitoOperation.InitiateAuth)
								? initiateAuth(tokens, secret, metadata) : getTokens(tokens, secret, metadata))
				.map((answer) -> merge(tokens, new AuthenticationResponse(operation, answer), startedAt));
		});
	}

	private RequestBody getTokens(CognitoTokens tokens, @Nullable String secret, RequestMetadata metadata) {
		return RequestBody.create()
			.with("RefreshToken", tokens.refreshToken())
			.with("ClientId", this.client.clientId())
			.with("ClientSecret", secret)
			.with("DeviceKey", tokens.deviceKey())
			.with("ClientMetadata", metadata.clientMetadata());
	}

	private RequestBody initiateAuth(CognitoTokens tokens, @Nullable String secret, RequestMetadata metadata) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("REFRESH_TOKEN", String.valueOf(tokens.refreshToken()));
		if (secret != null) {
			// over the real user name: the token's owner, not the alias that was typed
			parameters.put("SECRET_HASH", SecretHash.compute(secret, tokens.username(), this.client.clientId()));
		}
		if (tokens.deviceKey() != null) {
			parameters.put("DEVICE_KEY", tokens.deviceKey());
		}
		return RequestBody.create()
			.with("AuthFlow", "REFRESH_TOKEN_AUTH")
			.with("AuthParameters", parameters)
			.with("ClientId", this.client.clientId())
			.with(metadata);
	}

	private static CognitoTokens merge(CognitoTokens old, AuthenticationResponse answer, Instant startedAt) {
		CognitoTokens fresh = answer.tokens(startedAt).build();
		return fresh.mutate()
			.refreshToken((fresh.refreshToken() != null) ? fresh.refreshToken() : old.refreshToken())
			.idToken((fresh.idToken() != null) ? fresh.idToken() : old.idToken())
			.loginName(old.loginName())
			.deviceKey(old.deviceKey())
			.newDeviceMetadata(null)
			.build();
	}

	Mono<Void> revoke(CognitoTokens tokens) {
		Assert.notNull(tokens, "'tokens' must not be null");
		return Mono.defer(() -> (tokens.refreshToken() == null) ? Mono.empty()
				: this.client
					.callWithSecret(CognitoOperation.RevokeToken,
							(secret) -> RequestBody.create()
								.with("Token", tokens.refreshToken())
								.with("ClientId", this.client.clientId())
								.with("ClientSecret", secret))
					.then());
	}

	/**
	 * A repetition whose first try worked is answered "Access Token has been revoked".
	 */
	Mono<Void> signOutEverywhere(CognitoTokens tokens) {
		Assert.notNull(tokens, "'tokens' must not be null");
		return this.client
			.call(CognitoOperation.GlobalSignOut, () -> RequestBody.create().with("AccessToken", tokens.accessToken()))
			.onErrorComplete((failure) -> failure instanceof CognitoException error
					&& error.reason() == CognitoErrorReason.ACCESS_TOKEN_REVOKED)
			.then();
	}

}
