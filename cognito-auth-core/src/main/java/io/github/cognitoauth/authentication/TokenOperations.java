package io.github.cognitoauth.authentication;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/** What can be done with tokens: refresh, revoke, sign out. */
final class TokenOperations {

	private final CognitoClient client;

	private final Clock clock;

	private final TokenOwner owner;

	private static final Logger logger = LoggerFactory.getLogger(TokenOperations.class);

	private volatile RefreshOperation refreshOperation;

	TokenOperations(CognitoClient client, Clock clock, RefreshOperation refreshOperation) {
		this.client = client;
		this.clock = clock;
		this.owner = new TokenOwner(client);
		this.refreshOperation = refreshOperation;
	}

	Mono<CognitoTokens> refresh(CognitoTokens tokens, RequestMetadata metadata) {
		Assert.notNull(tokens, "'tokens' must not be null");
		return Mono.defer(() -> {
			if (tokens.refreshToken() == null) {
				return Mono.error(CognitoError
					.local(CognitoErrorCodes.REFRESH_TOKEN_MISSING, CognitoErrorReason.REFRESH_TOKEN_REJECTED)
					.toException(null));
			}
			CognitoException refusal = this.owner.refusalOfRefreshToken(tokens);
			if (refusal != null) {
				return Mono.error(refusal);
			}
			if (this.refreshOperation == RefreshOperation.REFRESH_TOKEN_AUTH) {
				return refreshByInitiateAuth(tokens, metadata);
			}
			return refreshByGetTokens(tokens, metadata).onErrorResume(TokenOperations::isUnknownOperation,
					(ex) -> refreshByInitiateAuth(tokens, metadata).doOnNext((refreshed) -> {
						this.refreshOperation = RefreshOperation.REFRESH_TOKEN_AUTH;
						logger.info("{} does not know GetTokensFromRefreshToken; refreshing with REFRESH_TOKEN_AUTH",
								this.client.endpoint());
					}));
		});
	}

	private Mono<CognitoTokens> refreshByGetTokens(CognitoTokens tokens, RequestMetadata metadata) {
		return exchange(CognitoOperation.GetTokensFromRefreshToken, tokens,
				(secret) -> getTokens(tokens, secret, metadata));
	}

	private Mono<CognitoTokens> refreshByInitiateAuth(CognitoTokens tokens, RequestMetadata metadata) {
		return exchange(CognitoOperation.InitiateAuth, tokens, (secret) -> initiateAuth(tokens, secret, metadata));
	}

	private Mono<CognitoTokens> exchange(CognitoOperation operation, CognitoTokens tokens,
			Function<@Nullable String, CognitoRequestBody> body) {
		return Mono.defer(() -> {
			Instant startedAt = this.clock.instant();
			return this.client.callWithSecret(operation, body)
				.map((answer) -> merge(tokens, new AuthenticationResponse(answer), startedAt));
		});
	}

	private static boolean isUnknownOperation(Throwable failure) {
		return failure instanceof CognitoException error && error.reason() == CognitoErrorReason.UNKNOWN_OPERATION;
	}

	private CognitoRequestBody getTokens(CognitoTokens tokens, @Nullable String secret, RequestMetadata metadata) {
		return CognitoRequestBody.create()
			.with("RefreshToken", tokens.refreshToken())
			.with("ClientId", this.client.clientId())
			.with("ClientSecret", secret)
			.with("DeviceKey", tokens.deviceKey())
			.with("ClientMetadata", metadata.clientMetadata());
	}

	private CognitoRequestBody initiateAuth(CognitoTokens tokens, @Nullable String secret, RequestMetadata metadata) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("REFRESH_TOKEN", String.valueOf(tokens.refreshToken()));
		if (secret != null) {
			// over the real user name: the token's owner, not the alias that was typed
			parameters.put("SECRET_HASH", SecretHash.compute(secret, tokens.username(), this.client.clientId()));
		}
		if (tokens.deviceKey() != null) {
			parameters.put("DEVICE_KEY", tokens.deviceKey());
		}
		return CognitoRequestBody.create()
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
		return Mono.defer(() -> {
			if (tokens.refreshToken() == null) {
				return Mono.empty();
			}
			CognitoException refusal = this.owner.refusalOfRefreshToken(tokens);
			return (refusal != null) ? Mono.error(refusal)
					: this.client
						.callWithSecret(CognitoOperation.RevokeToken,
								(secret) -> CognitoRequestBody.create()
									.with("Token", tokens.refreshToken())
									.with("ClientId", this.client.clientId())
									.with("ClientSecret", secret))
						.then();
		});
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
						.call(CognitoOperation.GlobalSignOut,
								() -> CognitoRequestBody.create().with("AccessToken", tokens.accessToken()))
						.onErrorComplete((failure) -> failure instanceof CognitoException error
								&& error.reason() == CognitoErrorReason.ACCESS_TOKEN_REVOKED)
						.then();
		});
	}

}
