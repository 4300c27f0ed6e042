// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Calls operations of the user pools API on behalf of one app client: plain HTTPS
 * requests without signature. It adds time-outs, retries, observation and typed errors,
 * and knows nothing about flows; for those see the package {@code authentication}.
 * <p>
 * Thread-safe and non-blocking. Nothing is sent before subscription; every subscription
 * is a new call; cancelling abandons the request. Close a client that made its HTTP
 * client itself.
 *
 * @since 0.1.0
 */
public final class CognitoClient implements AutoCloseable {

	/** What the user pool is called in metrics unless it has another name. */
	public static final String MAIN_POOL = "main";

	private static final Logger logger = LoggerFactory.getLogger(CognitoClient.class);

	private static final Predicate<CognitoException> NO_OTHER_REGION = (failure) -> false;

	private final String poolName;

	private final String clientId;

	private final @Nullable UserPoolId userPoolId;

	private final CognitoEndpoint endpoint;

	private final ClientSecrets secrets;

	private final HttpExchange exchange;

	private final DefaultWebClient ownWebClient;

	private volatile boolean closed;

	private final CognitoRetryPolicy retry;

	private final CallBudget callBudget;

	private final @Nullable CallObservations observations;

	private final @Nullable RegionRouter regions;

	private final boolean sharesRegions;

	CognitoClient(CognitoClientBuilder builder, CognitoEndpoint endpoint, HttpExchange exchange,
			@Nullable RegionRouter regions, DefaultWebClient ownWebClient) {
		this.poolName = builder.poolName;
		this.clientId = builder.requiredClientId();
		this.userPoolId = builder.userPoolId;
		this.endpoint = endpoint;
		this.secrets = new ClientSecrets(builder.clientSecrets);
		this.exchange = exchange;
		this.regions = regions;
		this.sharesRegions = builder.sharesRegions();
		this.ownWebClient = ownWebClient;
		this.retry = builder.retry;
		this.callBudget = builder.callBudget(endpoint);
		this.observations = builder.observationRegistry.isNoop() ? null
				: new CallObservations(builder.observationRegistry, builder.observationConvention, builder.poolName);
	}

	/**
	 * Start to build a client.
	 * @return a builder
	 */
	public static CognitoClientBuilder builder() {
		return new CognitoClientBuilder();
	}

	/**
	 * Return what metrics call the user pool.
	 * @return the name; {@value #MAIN_POOL} unless it was given another
	 */
	public String poolName() {
		return this.poolName;
	}

	/**
	 * Return the app client's id.
	 * @return the id
	 */
	public String clientId() {
		return this.clientId;
	}

	/**
	 * Return whether the app client has a secret at present.
	 * @return {@code true} if {@link #callWithSecret} has one to prove
	 */
	public boolean hasClientSecret() {
		return !this.secrets.current().isEmpty();
	}

	/**
	 * Return what tells the secrets of this app client from others, for example after
	 * they were rotated. As confidential as they are.
	 * @return a digest of client id and secrets, the same in all processes that have the
	 * same
	 */
	public String secretsDigest() {
		return this.secrets.digest(this.clientId);
	}

	/**
	 * Return the user pool.
	 * @return the id, or {@code null} if it was not given; only SRP, issuer and
	 * {@code UpdateAuthEventFeedback} need it
	 */
	public @Nullable UserPoolId userPoolId() {
		return this.userPoolId;
	}

	/**
	 * Return where requests go.
	 * @return the endpoint
	 */
	public CognitoEndpoint endpoint() {
		return this.endpoint;
	}

	/**
	 * Return the budget in which the calls of this client are counted.
	 * @return the budget
	 */
	public CallBudget callBudget() {
		return this.callBudget;
	}

	/**
	 * Return which Region of the pool is called.
	 * @return the router, or {@code null} for a pool without replica
	 */
	public @Nullable RegionRouter regions() {
		return this.regions;
	}

	/**
	 * Call an operation that proves no client secret.
	 * @param operation the operation
	 * @param body makes the members; asked once for each subscription
	 * @return the answer, or a {@link CognitoException}
	 */
	public Mono<CognitoResponse> call(CognitoOperation operation, Supplier<CognitoRequestBody> body) {
		return Mono.defer(() -> send(operation, bytes(body.get())));
	}

	/**
	 * Call an operation that proves no client secret and belongs to a Region.
	 * @param operation the operation
	 * @param route to which Region the call may go, instead of the operation's own route
	 * @param body makes the members; asked once for each subscription
	 * @return the answer, or a {@link CognitoException}
	 */
	public Mono<CognitoResponse> call(CognitoOperation operation, CallRoute route, Supplier<CognitoRequestBody> body) {
		RegionRouter router = this.regions;
		return (router == null) ? call(operation, body)
				: Mono.defer(() -> send(router, operation, route, bytes(body.get())));
	}

	/**
	 * Call an operation that proves the client secret if there is one. While two secrets
	 * are active and the first is refused, the other is tried once, and what works is
	 * used first from then on.
	 * @param operation the operation
	 * @param body makes the members from the secret, which is {@code null} for an app
	 * client without; asked once for each secret that is tried
	 * @return the answer, or a {@link CognitoException}
	 */
	public Mono<CognitoResponse> callWithSecret(CognitoOperation operation,
			Function<@Nullable String, CognitoRequestBody> body) {
		return withSecret((secret) -> send(operation, bytes(body.apply(secret))));
	}

	/**
	 * Call an operation that belongs to a Region. Otherwise like {@link #callWithSecret}.
	 * @param operation the operation
	 * @param route to which Region the call may go, instead of the operation's own route
	 * @param body makes the members from the secret
	 * @return the answer, or a {@link CognitoException}
	 */
	public Mono<CognitoResponse> callWithSecret(CognitoOperation operation, CallRoute route,
			Function<@Nullable String, CognitoRequestBody> body) {
		RegionRouter router = this.regions;
		return (router == null) ? callWithSecret(operation, body)
				: withSecret((secret) -> send(router, operation, route, bytes(body.apply(secret))));
	}

	/**
	 * Call an operation whose members may be sent only once, like a public key of SRP.
	 * Otherwise like {@link #callWithSecret}.
	 * @param operation the operation
	 * @param body makes the members from the secret; subscribed to for each attempt
	 * @return the answer, or a {@link CognitoException}
	 */
	public Mono<CognitoResponse> callWithFreshBody(CognitoOperation operation,
			Function<@Nullable String, Mono<CognitoRequestBody>> body) {
		return withSecret((secret) -> send(operation, body.apply(secret).map(CognitoRequestBody::toJson)));
	}

	private static Mono<byte[]> bytes(CognitoRequestBody body) {
		return Mono.just(body.toJson());
	}

	private Mono<CognitoResponse> withSecret(Function<@Nullable String, Mono<CognitoResponse>> call) {
		return Mono.defer(() -> {
			List<String> candidates = this.secrets.current();
			if (candidates.isEmpty()) {
				return call.apply(null);
			}
			int first = this.secrets.preferredOf(candidates);
			Mono<CognitoResponse> answer = call.apply(candidates.get(first));
			return (candidates.size() == 1) ? answer : answer.onErrorResume(CognitoClient::isSecretRejected,
					(failure) -> withOtherSecret(call.apply(candidates.get(1 - first)), 1 - first));
		});
	}

	private Mono<CognitoResponse> withOtherSecret(Mono<CognitoResponse> call, int index) {
		return call.doOnEach((signal) -> {
			Throwable failure = signal.getThrowable();
			if (signal.isOnNext() || (failure != null && !isSecretRejected(failure)
					&& !(failure instanceof CognitoUnavailableException))) {
				this.secrets.accepted(index);
			}
		});
	}

	private static boolean isSecretRejected(Throwable failure) {
		return failure instanceof CognitoException error && (error.reason() == CognitoErrorReason.CLIENT_SECRET_REJECTED
				|| error.code().equals("UnauthorizedException"));
	}

	private Mono<CognitoResponse> send(CognitoOperation operation, Mono<byte[]> json) {
		if (this.regions != null) {
			return send(this.regions, operation, CallRoute.of(operation), json);
		}
		if (this.closed) {
			return isClosed();
		}
		return (this.observations != null)
				? this.observations.observe(operation, (observer) -> attempts(operation, json, observer))
				: attempts(operation, json, CallObserver.NONE);
	}

	private Mono<CognitoResponse> send(RegionRouter router, CognitoOperation operation, CallRoute route,
			Mono<byte[]> json) {
		if (this.closed) {
			return isClosed();
		}
		RegionalCall call = new RegionalCall(router);
		return (this.observations != null)
				? this.observations.observe(operation, (observer) -> attempts(call, operation, route, json, observer))
				: attempts(call, operation, route, json, CallObserver.NONE);
	}

	private static Mono<CognitoResponse> isClosed() {
		return Mono.error(() -> new IllegalStateException("This CognitoClient is closed: build another"));
	}

	private Mono<CognitoResponse> attempts(CognitoOperation operation, Mono<byte[]> json, CallObserver observer) {
		return Mono.deferContextual((context) -> {
			CallTurn turn = CallTurn.from(context);
			CognitoRetryPolicy policy = (turn != null) ? CognitoRetryPolicy.none() : this.retry;
			return json.flatMap((bytes) -> attempt(this.endpoint.uri(), operation, bytes, turn))
				.retryWhen(new FullJitterRetry(policy, operation, (error) -> failed(observer, error), NO_OTHER_REGION));
		});
	}

	/** Within a turn there is one attempt, and one in the other Region. */
	private Mono<CognitoResponse> attempts(RegionalCall call, CognitoOperation operation, CallRoute route,
			Mono<byte[]> json, CallObserver observer) {
		return Mono.deferContextual((context) -> {
			CallTurn turn = CallTurn.from(context);
			return call.call(route, (target, hops) -> {
				CognitoRetryPolicy policy = (turn != null || hops == null) ? CognitoRetryPolicy.none() : this.retry;
				return json.flatMap((bytes) -> attempt(target.uri(), operation, bytes, turn))
					.retryWhen(new FullJitterRetry(policy, operation, (error) -> failed(observer, error),
							(hops != null) ? hops : NO_OTHER_REGION));
			});
		});
	}

	private static void failed(CallObserver observer, CognitoException error) {
		logger.debug("{}", error.getMessage());
		observer.failed(error);
	}

	private Mono<CognitoResponse> attempt(URI uri, CognitoOperation operation, byte[] json, @Nullable CallTurn turn) {
		return this.exchange.send(uri, operation, json)
			.doFirst(() -> this.callBudget.sent(operation, turn))
			.doOnSuccess((answer) -> this.callBudget.done(operation, null))
			.doOnError(CognitoException.class, (error) -> this.callBudget.done(operation, error));
	}

	/**
	 * Close the connections of the HTTP client that this client made itself; one that was
	 * given to it is left alone. Calls under way may still end, later ones end in an
	 * {@link IllegalStateException}. Does not block and can be called again.
	 */
	@Override
	public void close() {
		this.closed = true;
		if (this.regions != null && !this.sharesRegions) {
			this.regions.close();
		}
		this.ownWebClient.close();
	}

	@Override
	public String toString() {
		return "CognitoClient[" + this.endpoint + "]";
	}

}
