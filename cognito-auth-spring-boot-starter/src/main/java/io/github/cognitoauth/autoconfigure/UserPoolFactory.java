// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticatorBuilder;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.protocol.CognitoClientObservationConvention;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.protocol.RegionRouter;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes what an application has of each user pool, the main one and the named ones alike:
 * they share the HTTP client, its settings and, where it is one, the request quota.
 * Public for the auto-configurations below only. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class UserPoolFactory implements AutoCloseable {

	/** Service accounts leave two thirds of the connections to people. */
	private static final int CONNECTIONS_PER_ACCOUNT = 3;

	private final CognitoHttpProperties http;

	private final CognitoProperties properties;

	private final CognitoCallBudgetProperties budgetProperties;

	private final CognitoClientHttpConnector connector;

	private final BeanFactory beans;

	private final ConcurrentMap<String, CallBudget> budgets = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, RegionRouter> regions = new ConcurrentHashMap<>();

	private final List<CognitoClient> owners = new CopyOnWriteArrayList<>();

	UserPoolFactory(CognitoProperties properties, CognitoHttpProperties http,
			CognitoCallBudgetProperties budgetProperties, CognitoClientHttpConnector connector, BeanFactory beans) {
		this.properties = properties;
		this.http = http;
		this.budgetProperties = budgetProperties;
		this.connector = connector;
		this.beans = beans;
	}

	WebClient.Builder webClient() {
		WebClient.Builder webClient = WebClient.builder().clientConnector(this.connector::connect);
		for (CognitoWebClientCustomizer customizer : all(CognitoWebClientCustomizer.class)) {
			customizer.customize(webClient);
		}
		return webClient;
	}

	CallBudget newBudget(String quota) {
		return CallBudget.builder()
			.name(quota)
			.callsPerSecond(this.budgetProperties.getCallsPerSecond())
			.maxInFlight(Math.max(1, this.http.getMaxConnections() / CONNECTIONS_PER_ACCOUNT))
			.build();
	}

	/** Pools of one account and Region share its quota. */
	private CallBudget budget(PoolSettings pool) {
		CognitoConnectionDetails main = this.beans.getBeanProvider(CognitoConnectionDetails.class).getIfAvailable();
		if (main != null && (pool.isMain() || PoolSettings.main(this.properties, main).quota().equals(pool.quota()))) {
			return this.beans.getBean(CallBudget.class);
		}
		return this.budgets.computeIfAbsent(pool.quota(), this::newBudget);
	}

	/**
	 * Start to build a client of a pool.
	 * @param pool the pool
	 * @return a builder of its own, with the properties and the customizers of the pool
	 * applied
	 */
	public CognitoClientBuilder clientBuilder(PoolSettings pool) {
		CognitoProperties.Retry retry = this.properties.getRetry();
		WebClient.Builder webClient = webClient();
		CognitoClientBuilder builder = CognitoClient.builder()
			.poolName(pool.name())
			.userPoolId(pool.details().getUserPoolId())
			.clientId(pool.details().getClientId())
			.clientSecrets(pool.details()::getClientSecrets)
			.fips(pool.fips())
			.webClient(webClient::build)
			.callBudget(budget(pool))
			.requestTimeout(this.http.getRequestTimeout())
			.maxResponseBytes(Math.toIntExact(this.http.getMaxResponseSize().toBytes()))
			.retry(new CognitoRetryPolicy(retry.getMaxAttempts(), retry.getBaseDelay(), retry.getMaxDelay()))
			.observationConvention(
					this.beans.getBeanProvider(CognitoClientObservationConvention.class).getIfAvailable());
		ObservationRegistry observations = this.beans.getBeanProvider(ObservationRegistry.class).getIfAvailable();
		if (observations != null) {
			builder.observationRegistry(observations);
		}
		applyTarget(builder, pool);
		if (pool.hasReplica()) {
			builder.regions(this.regions.computeIfAbsent(pool.name(), (name) -> regions(pool)));
		}
		for (CognitoClientBuilderCustomizer customizer : all(CognitoClientBuilderCustomizer.class)) {
			if (customizer.supports(pool.name())) {
				customizer.customize(builder);
			}
		}
		return builder;
	}

	/**
	 * All clients of a pool change the Region together, so it is nobody's but that of a
	 * client that makes no calls.
	 */
	private RegionRouter regions(PoolSettings pool) {
		WebClient.Builder webClient = webClient();
		CognitoClientBuilder builder = CognitoClient.builder()
			.userPoolId(pool.details().getUserPoolId())
			.clientId(pool.details().getClientId())
			.fips(pool.fips())
			.webClient(webClient::build)
			.replica(pool.replica().toReplica(pool.replicaEndpoint(), pool.allowPlainTextEndpoint()));
		applyTarget(builder, pool);
		CognitoClient owner = builder.build();
		this.owners.add(owner);
		RegionRouter regions = owner.regions();
		Assert.state(regions != null, "A pool with a replica has two Regions");
		return regions;
	}

	/** Stop to look whether a primary Region is back. */
	@Override
	public void close() {
		this.owners.forEach(CognitoClient::close);
	}

	private static void applyTarget(CognitoClientBuilder builder, PoolSettings pool) {
		String region = pool.details().getRegion();
		if (region != null) {
			builder.region(region);
		}
		URI endpoint = pool.details().getEndpoint();
		if (endpoint != null) {
			builder.endpoint(CognitoEndpoint.ofUri(endpoint, pool.allowPlainTextEndpoint()));
		}
	}

	/**
	 * Make the authenticator for the users of a pool.
	 * @param pool the pool
	 * @param client makes the calls
	 * @return a new authenticator
	 */
	public CognitoPasswordAuthenticator authenticator(PoolSettings pool, CognitoClient client) {
		CognitoPasswordAuthenticatorBuilder builder = authenticatorBuilder(pool, client);
		for (CognitoPasswordAuthenticatorBuilderCustomizer customizer : all(
				CognitoPasswordAuthenticatorBuilderCustomizer.class)) {
			if (customizer.supports(pool.name())) {
				customizer.customize(builder);
			}
		}
		return builder.build();
	}

	/**
	 * Start to build an authenticator of a pool that is not for people: what the
	 * application customizes is that of its users.
	 * @param pool the pool
	 * @param client makes the calls
	 * @return a builder with the properties of the pool applied
	 */
	public static CognitoPasswordAuthenticatorBuilder authenticatorBuilder(PoolSettings pool, CognitoClient client) {
		CognitoProperties.SignIn signIn = pool.signIn();
		return CognitoPasswordAuthenticator.builder()
			.client(client)
			.flow(signIn.getFlow().authFlow())
			.refreshOperation(signIn.getRefreshOperation())
			.confirmDevices(signIn.isConfirmDevices());
	}

	private <T> List<T> all(Class<T> type) {
		return this.beans.getBeanProvider(type).orderedStream().toList();
	}

}
