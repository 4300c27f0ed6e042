// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builds a {@link CognitoClient}. Needed are the client id, and one of user pool id,
 * region and endpoint.
 *
 * @since 0.1.0
 */
public final class CognitoClientBuilder {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private static final int DEFAULT_MAX_RESPONSE = 1024 * 1024;

	private static final int MAX_SECRETS = 2;

	@Nullable UserPoolId userPoolId;

	String poolName = CognitoClient.MAIN_POOL;

	Supplier<List<String>> clientSecrets = List::of;

	CognitoRetryPolicy retry = CognitoRetryPolicy.defaults();

	ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	@Nullable CognitoClientObservationConvention observationConvention;

	private @Nullable CallBudget callBudget;

	private @Nullable String clientId;

	private @Nullable String region;

	private boolean fips;

	private @Nullable CognitoEndpoint endpoint;

	private @Nullable ReplicaRegion replica;

	private @Nullable RegionRouter regions;

	/** Where probes of a Region run, and the clock of the decisions. */
	@Nullable Scheduler probeScheduler;

	LongSupplier ticker = System::nanoTime;

	/** Chance, a number from 0 to 1. */
	DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();

	private @Nullable Supplier<WebClient> webClient;

	private Duration requestTimeout = DEFAULT_TIMEOUT;

	private int maxResponseBytes = DEFAULT_MAX_RESPONSE;

	CognitoClientBuilder() {
	}

	/**
	 * Set the user pool. Its region is the default for the endpoint.
	 * @param userPoolId an id such as {@code eu-west-1_Ab1Cd2Ef3}
	 * @return this builder
	 * @throws IllegalArgumentException if it does not look like one
	 */
	public CognitoClientBuilder userPoolId(String userPoolId) {
		this.userPoolId = new UserPoolId(userPoolId);
		return this;
	}

	/**
	 * Set what metrics call the user pool, for applications with several.
	 * @param poolName a short name that nothing secret follows from; {@code main} by
	 * default
	 * @return this builder
	 */
	public CognitoClientBuilder poolName(String poolName) {
		Assert.hasText(poolName, "'poolName' must not be empty");
		this.poolName = poolName;
		return this;
	}

	/**
	 * Set the app client.
	 * @param clientId the id
	 * @return this builder
	 */
	public CognitoClientBuilder clientId(String clientId) {
		Assert.hasText(clientId, "'clientId' must not be empty");
		this.clientId = clientId;
		return this;
	}

	/**
	 * Set the secret of the app client.
	 * @param clientSecret the secret; {@code null} or blank for an app client without
	 * @return this builder
	 */
	public CognitoClientBuilder clientSecret(@Nullable String clientSecret) {
		List<String> secrets = StringUtils.hasText(clientSecret) ? List.of(clientSecret) : List.of();
		this.clientSecrets = () -> secrets;
		return this;
	}

	/**
	 * Set where the secrets of the app client come from.
	 * @param clientSecrets asked at every call, so it must not block; gives one secret,
	 * or two while they are rotated, or none
	 * @return this builder
	 */
	public CognitoClientBuilder clientSecrets(Supplier<List<String>> clientSecrets) {
		Assert.notNull(clientSecrets, "'clientSecrets' must not be null");
		this.clientSecrets = () -> {
			List<String> secrets = clientSecrets.get().stream().filter(StringUtils::hasText).toList();
			Assert.state(secrets.size() <= MAX_SECRETS, "An app client has at most two secrets");
			return secrets;
		};
		return this;
	}

	/**
	 * Set the region, where it is not that of the pool id (replicated pools) or there is
	 * no pool id.
	 * @param region a region name such as {@code eu-west-1}
	 * @return this builder
	 */
	public CognitoClientBuilder region(String region) {
		this.region = region;
		return this;
	}

	/**
	 * Set whether to use the endpoint with FIPS 140 validated cryptography.
	 * @param fips whether to use it
	 * @return this builder
	 */
	public CognitoClientBuilder fips(boolean fips) {
		this.fips = fips;
		return this;
	}

	/**
	 * Set where requests go, for emulators, proxies and VPC endpoints. Region and FIPS
	 * are then not used.
	 * @param endpoint an {@code https} URI; {@code http} only for loopback
	 * @return this builder
	 * @throws IllegalArgumentException for any other URI
	 */
	public CognitoClientBuilder endpoint(URI endpoint) {
		return endpoint(CognitoEndpoint.ofUri(endpoint));
	}

	/**
	 * Set where requests go.
	 * @param endpoint the endpoint
	 * @return this builder
	 */
	public CognitoClientBuilder endpoint(CognitoEndpoint endpoint) {
		Assert.notNull(endpoint, "'endpoint' must not be null");
		this.endpoint = endpoint;
		return this;
	}

	/**
	 * Set the replica of the pool, so that its Region is called when the primary one does
	 * not answer. Needs the user pool.
	 * @param replica the replica, or {@code null} for a pool without, the default
	 * @return this builder
	 */
	public CognitoClientBuilder replica(@Nullable ReplicaRegion replica) {
		this.replica = replica;
		this.regions = null;
		return this;
	}

	/**
	 * Share with other clients of the pool which Region is called, so that all change it
	 * together. Takes the place of {@link #replica(ReplicaRegion)}.
	 * @param regions the router of another client, which closes it
	 * @return this builder
	 */
	public CognitoClientBuilder regions(RegionRouter regions) {
		Assert.notNull(regions, "'regions' must not be null");
		this.regions = regions;
		this.replica = null;
		return this;
	}

	/**
	 * Set the HTTP client. It should not follow redirects, repeat requests by itself, or
	 * carry filters that log bodies. By default one on Reactor Netty with a bounded
	 * connection pool of its own.
	 * @param webClient the client
	 * @return this builder
	 */
	public CognitoClientBuilder webClient(WebClient webClient) {
		Assert.notNull(webClient, "'webClient' must not be null");
		this.webClient = () -> webClient;
		return this;
	}

	/**
	 * Set what makes the HTTP client, of which {@link #webClient(WebClient)} says what it
	 * should be like.
	 * @param webClient asked once, at the first call, so that nobody waits at start-up
	 * for codecs that may never be used, and never on a thread that must not block; a
	 * failure is that call's, and the next one asks again
	 * @return this builder
	 */
	public CognitoClientBuilder webClient(Supplier<WebClient> webClient) {
		Assert.notNull(webClient, "'webClient' must not be null");
		this.webClient = webClient;
		return this;
	}

	/**
	 * Set how long one attempt may take from sending to the last byte of the answer.
	 * @param requestTimeout positive; 10 seconds by default
	 * @return this builder
	 */
	public CognitoClientBuilder requestTimeout(Duration requestTimeout) {
		Assert.isTrue(!requestTimeout.isNegative() && !requestTimeout.isZero(), "'requestTimeout' must be positive");
		this.requestTimeout = requestTimeout;
		return this;
	}

	/**
	 * Set how large an answer may be.
	 * @param maxResponseBytes bytes, at least 1024; 1 MiB by default
	 * @return this builder
	 */
	public CognitoClientBuilder maxResponseBytes(int maxResponseBytes) {
		Assert.isTrue(maxResponseBytes >= 1024, "'maxResponseBytes' must be at least 1024");
		this.maxResponseBytes = maxResponseBytes;
		return this;
	}

	/**
	 * Set how failed calls are repeated.
	 * @param retry the policy
	 * @return this builder
	 */
	public CognitoClientBuilder retry(CognitoRetryPolicy retry) {
		Assert.notNull(retry, "'retry' must not be null");
		this.retry = retry;
		return this;
	}

	/**
	 * Set the budget in which calls are counted. Clients of one AWS account and Region
	 * have the same.
	 * @param callBudget the budget; by default the one that all clients of this process
	 * have for the Region, or for the endpoint where that is given as a URI
	 * @return this builder
	 */
	public CognitoClientBuilder callBudget(CallBudget callBudget) {
		Assert.notNull(callBudget, "'callBudget' must not be null");
		this.callBudget = callBudget;
		return this;
	}

	/**
	 * Set where calls are observed.
	 * @param observationRegistry the registry; by default calls are not observed
	 * @return this builder
	 */
	public CognitoClientBuilder observationRegistry(ObservationRegistry observationRegistry) {
		Assert.notNull(observationRegistry, "'observationRegistry' must not be null");
		this.observationRegistry = observationRegistry;
		return this;
	}

	/**
	 * Set names and keys of the observation.
	 * @param observationConvention the convention, or {@code null} for the default
	 * @return this builder
	 */
	public CognitoClientBuilder observationConvention(
			@Nullable CognitoClientObservationConvention observationConvention) {
		this.observationConvention = observationConvention;
		return this;
	}

	/**
	 * Build the client.
	 * @return a new client
	 * @throws IllegalStateException if the client id, or all of user pool id, region and
	 * endpoint are missing
	 * @throws IllegalArgumentException if the replica cannot be one of the pool
	 */
	public CognitoClient build() {
		CognitoEndpoint target = resolveEndpoint();
		DefaultWebClient own = new DefaultWebClient();
		Supplier<WebClient> webClients = (this.webClient != null) ? this.webClient : own::create;
		HttpExchange exchange = new HttpExchange(SingletonSupplier.of(webClients), this.requestTimeout,
				this.maxResponseBytes);
		return new CognitoClient(this, target, exchange, regions(target, exchange), own);
	}

	private @Nullable RegionRouter regions(CognitoEndpoint target, HttpExchange exchange) {
		ReplicaRegion secondary = this.replica;
		if (secondary == null) {
			return this.regions;
		}
		UserPoolId pool = this.userPoolId;
		Assert.state(pool != null, "Set 'userPoolId': a replica belongs to a pool");
		String primary = (this.region != null) ? this.region : pool.region();
		secondary.requireReplicaOf(primary, this.endpoint != null);
		CognitoEndpoint other = secondary.endpoint();
		Duration stay = secondary.minimumStay();
		Scheduler probes = (this.probeScheduler != null) ? this.probeScheduler : Schedulers.parallel();
		String base = target.uri().toString();
		URI keys = URI.create(base + (base.endsWith("/") ? "" : "/") + pool.value() + "/.well-known/jwks.json");
		return new RegionRouter(primary, target, secondary,
				(other != null) ? other : CognitoEndpoint.ofRegion(secondary.region(), this.fips), this.ticker,
				() -> new RegionProbe(exchange, keys, stay, probes, this.chance));
	}

	CallBudget callBudget(CognitoEndpoint target) {
		return (this.callBudget != null) ? this.callBudget : CallBudgets.of(target);
	}

	boolean sharesRegions() {
		return this.regions != null;
	}

	String requiredClientId() {
		Assert.state(this.clientId != null, "Set 'clientId'");
		return this.clientId;
	}

	private CognitoEndpoint resolveEndpoint() {
		if (this.endpoint != null) {
			Assert.state(!this.fips,
					"'fips' chooses among the endpoints of AWS and cannot be combined with 'endpoint'");
			return this.endpoint;
		}
		String name = (this.region != null) ? this.region
				: ((this.userPoolId != null) ? this.userPoolId.region() : null);
		Assert.state(name != null, "Set one of 'userPoolId', 'region' and 'endpoint'");
		return CognitoEndpoint.ofRegion(name, this.fips);
	}

}
