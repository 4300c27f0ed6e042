// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRequestBody;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import io.github.cognitoauth.token.TokenSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;

/**
 * Gets machine-to-machine tokens with {@code GetClientToken}: client id, {@code Secret}
 * {@code Scopes} and {@code ClientMetadata} go out, {@code ClientAuthenticationResult}
 * comes back.
 */
final class ClientTokenSource implements TokenSource {

	private static final int MAX_SCOPES = 50;

	/** The shortest life that an app client can be set to, for an answer without one. */
	private static final int SHORTEST_LIFETIME = 300;

	/** Ten years, in seconds: more can only be a mistake, and must not overflow. */
	private static final int LONGEST_LIFETIME = 315_360_000;

	/** Late, since every request is billed. */
	private static final TokenRefreshPolicy POLICY = TokenRefreshPolicy.builder()
		.windows(Duration.ofSeconds(90), Duration.ofSeconds(30))
		.build();

	private final CognitoClient client;

	private final Clock clock;

	private final List<String> scopes;

	private final RequestMetadata metadata;

	ClientTokenSource(CognitoClient client, Clock clock, List<String> scopes, RequestMetadata metadata) {
		Assert.notNull(client, "'client' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		Assert.isTrue(scopes.size() <= MAX_SCOPES, "'scopes' must hold 50 at most");
		this.client = client;
		this.clock = clock;
		Assert.notNull(metadata, "'metadata' must not be null");
		this.scopes = List.copyOf(scopes);
		this.metadata = metadata;
	}

	@Override
	public TokenRefreshPolicy defaultPolicy() {
		return POLICY;
	}

	@Override
	public Mono<CognitoTokens> signIn() {
		return Mono.defer(() -> {
			Instant startedAt = this.clock.instant();
			return this.client.callWithSecret(CognitoOperation.GetClientToken, this::body)
				.map((answer) -> tokens(answer, startedAt));
		});
	}

	private CognitoRequestBody body(@Nullable String secret) {
		if (secret == null) {
			throw CognitoError.local(CognitoErrorCodes.CLIENT_SECRET_MISSING, CognitoErrorReason.CLIENT_SECRET_REJECTED)
				.toException(null);
		}
		return CognitoRequestBody.create()
			.with("ClientId", this.client.clientId())
			.with("Secret", secret)
			.with("Scopes", this.scopes)
			.with("ClientMetadata", this.metadata.clientMetadata());
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return signIn();
	}

	@Override
	public Fingerprint fingerprint() {
		return new Fingerprint(this.client.clientId() + " " + String.join(" ", this.scopes),
				this.client.secretsDigest());
	}

	@Override
	public CallBudget callBudget() {
		return this.client.callBudget();
	}

	@Override
	public @Nullable RegionRouter regions() {
		return this.client.regions();
	}

	private CognitoTokens tokens(CognitoResponse answer, Instant startedAt) {
		JsonNode accessToken = answer.body().path("ClientAuthenticationResult").path("AccessToken");
		if (!accessToken.isString() || accessToken.stringValue().isBlank()) {
			throw answer.invalid();
		}
		JsonNode expiresIn = answer.body().path("ClientAuthenticationResult").path("ExpiresIn");
		return CognitoTokens.builder(accessToken.stringValue(), startedAt, lifetime(expiresIn)).build();
	}

	/** A text is read as well: each lifetime that counts too short is billed. */
	private static Duration lifetime(JsonNode expiresIn) {
		double seconds = expiresIn.isValueNode() ? expiresIn.asDouble(0) : 0;
		return Duration.ofSeconds((seconds >= 1 && seconds <= LONGEST_LIFETIME) ? (long) seconds : SHORTEST_LIFETIME);
	}

	@Override
	public String toString() {
		return "TokenSource[client]";
	}

}
