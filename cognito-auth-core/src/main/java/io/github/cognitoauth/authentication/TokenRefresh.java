// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.cognitoauth.protocol.CallRoute;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.SecretHash;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Exchanges refresh tokens. Servers that lack {@code GetTokensFromRefreshToken} are asked
 * with {@code REFRESH_TOKEN_AUTH} in its place.
 */
final class TokenRefresh {

	private static final Logger logger = LoggerFactory.getLogger(TokenRefresh.class);

	private static final int INTERNAL_SERVER_ERROR = 500;

	private final CognitoClient client;

	private final Clock clock;

	private volatile RefreshOperation operation;

	TokenRefresh(CognitoClient client, Clock clock, RefreshOperation operation) {
		this.client = client;
		this.clock = clock;
		this.operation = operation;
	}

	Mono<CognitoTokens> refresh(RefreshRequest request) {
		return Mono.defer(() -> (this.operation == RefreshOperation.REFRESH_TOKEN_AUTH) ? refreshByInitiateAuth(request)
				: refreshByGetTokens(request)
					.onErrorResume(TokenRefresh::isUnknownOperation, (failure) -> changeOperation(request))
					.onErrorResume(TokenRefresh::isNoAnswerOfTheService,
							(failure) -> refreshOtherwise(request, failure)));
	}

	private Mono<CognitoTokens> changeOperation(RefreshRequest request) {
		return refreshByInitiateAuth(request).doOnNext((refreshed) -> {
			this.operation = RefreshOperation.REFRESH_TOKEN_AUTH;
			logger.info("{} does not know GetTokensFromRefreshToken; refreshing with REFRESH_TOKEN_AUTH",
					this.client.endpoint());
		});
	}

	/**
	 * Some servers fail with a page of HTML at an operation that they do not have. So can
	 * a gateway for once, hence the operation is not given up, and the first failure is
	 * the one that is told: the other way is refused where refresh tokens rotate.
	 */
	private Mono<CognitoTokens> refreshOtherwise(RefreshRequest request, Throwable failure) {
		return refreshByInitiateAuth(request).onErrorMap((other) -> failure)
			.doOnNext((refreshed) -> logger.info(
					"{} failed at GetTokensFromRefreshToken and refreshed with "
							+ "REFRESH_TOKEN_AUTH: choose it as the refresh operation if that goes on",
					this.client.endpoint()));
	}

	private static boolean isUnknownOperation(Throwable failure) {
		return failure instanceof CognitoException error && error.reason() == CognitoErrorReason.UNKNOWN_OPERATION;
	}

	private static boolean isNoAnswerOfTheService(Throwable failure) {
		return failure instanceof CognitoException error && error.status() == INTERNAL_SERVER_ERROR
				&& error.code().equals(CognitoErrorCodes.UNKNOWN_ERROR)
				&& CognitoOperation.GetTokensFromRefreshToken.equals(error.operation());
	}

	private Mono<CognitoTokens> refreshByGetTokens(RefreshRequest request) {
		return exchange(CognitoOperation.GetTokensFromRefreshToken, request, (secret) -> getTokens(request, secret));
	}

	private Mono<CognitoTokens> refreshByInitiateAuth(RefreshRequest request) {
		return exchange(CognitoOperation.InitiateAuth, request, (secret) -> initiateAuth(request, secret));
	}

	private Mono<CognitoTokens> exchange(CognitoOperation target, RefreshRequest request,
			Function<@Nullable String, CognitoRequestBody> body) {
		return Mono.defer(() -> {
			Instant startedAt = this.clock.instant();
			return this.client.callWithSecret(target, CallRoute.refresh(request.region()), body)
				.onErrorMap(CognitoException.class, (failure) -> NotFound.explain(failure, request.deviceKey()))
				.map((answer) -> tokens(request, new AuthenticationResponse(answer), startedAt));
		});
	}

	private CognitoRequestBody getTokens(RefreshRequest request, @Nullable String secret) {
		CognitoRequestBody body = CognitoRequestBody.create()
			.with("RefreshToken", request.refreshToken())
			.with("ClientId", this.client.clientId())
			.with("ClientSecret", secret)
			.with("DeviceKey", request.deviceKey())
			.with("ClientMetadata", request.metadata().clientMetadata());
		return body.withMembersOf(request.metadata());
	}

	private CognitoRequestBody initiateAuth(RefreshRequest request, @Nullable String secret) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("REFRESH_TOKEN", request.refreshToken());
		if (secret != null) {
			// over the real user name: the token's owner, not the alias that was typed
			parameters.put("SECRET_HASH", SecretHash.compute(secret, usernameOf(request), this.client.clientId()));
		}
		if (request.deviceKey() != null) {
			parameters.put("DEVICE_KEY", request.deviceKey());
		}
		return CognitoRequestBody.create()
			.with("AuthFlow", "REFRESH_TOKEN_AUTH")
			.with("AuthParameters", parameters)
			.with("ClientId", this.client.clientId())
			.with(request.metadata());
	}

	private static String usernameOf(RefreshRequest request) {
		if (request.username() == null) {
			throw CognitoError.local(CognitoErrorCodes.USERNAME_REQUIRED, CognitoErrorReason.UNUSABLE_REQUEST)
				.toException(null);
		}
		return request.username();
	}

	private static CognitoTokens tokens(RefreshRequest request, AuthenticationResponse answer, Instant startedAt) {
		CognitoTokens fresh = answer.tokens(startedAt).build();
		String loginName = (request.username() != null) ? request.username() : fresh.username();
		return fresh.mutate()
			.refreshToken((fresh.refreshToken() != null) ? fresh.refreshToken() : request.refreshToken())
			.loginName(loginName)
			.region((fresh.refreshToken() != null) ? fresh.region() : request.region())
			.deviceKey(request.deviceKey())
			.newDeviceMetadata(null)
			.build();
	}

}
