// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.protocol.RegionSwitch;
import io.github.cognitoauth.test.CognitoUserPoolReplica;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenEvent;
import io.github.cognitoauth.token.TokenEventListener;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with twenty service accounts and ten people, whose pool has a replica.
 * Times are shortened: a token lives for half a minute and is renewed after half of that.
 */
final class TwoRegionsApplication implements AutoCloseable {

	static final int ACCOUNTS = 20;

	static final int PEOPLE = 10;

	static final Duration STAY = Duration.ofSeconds(2);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	final CognitoUserPoolServer primary;

	final CognitoUserPoolReplica replica;

	final RegionRouter regions;

	final CognitoTokenProviders accounts;

	final List<Change> changes = new ArrayList<>();

	private final BlockingQueue<Change> unseen = new LinkedBlockingQueue<>();

	private final Queue<TokenEvent> events = new ConcurrentLinkedQueue<>();

	private final ConfigurableApplicationContext context;

	TwoRegionsApplication(WebApplicationType type, Class<?> application, Duration timeout) {
		var pool = CognitoUserPoolServer.builder()
			.region("eu-west-1")
			.client("drill1234567890", (client) -> client.accessTokenLifetime(Duration.ofSeconds(30)));
		for (int i = 0; i < PEOPLE; i++) {
			pool.user("person-" + i, (user) -> user.password("Wonderland-1"));
		}
		List<String> properties = new ArrayList<>();
		for (int i = 0; i < ACCOUNTS; i++) {
			pool.user("worker-" + i, (user) -> user.password("Worker-Pass-1"));
			String account = "cognito.service-accounts.worker-" + i + ".";
			properties.addAll(List.of(account + "username=worker-" + i, account + "password=Worker-Pass-1",
					account + "eager=true", account + "refresh.advisory-window=15s",
					account + "refresh.mandatory-window=14s"));
		}
		this.primary = pool.start();
		this.replica = this.primary.replica("eu-central-1");
		properties.addAll(List.of("server.port=0", "cognito.endpoint=" + this.primary.endpoint(),
				"cognito.user-pool-id=" + this.primary.userPoolId(), "cognito.client-id=" + this.primary.clientId(),
				"cognito.replica.region=" + this.replica.region(),
				"cognito.replica.endpoint=" + this.replica.endpoint(),
				"cognito.replica.minimum-stay=" + STAY.toMillis() + "ms",
				"cognito.http.request-timeout=" + timeout.toSeconds() + "s", "cognito.security.limits.enabled=false",
				"server.shutdown=immediate", "spring.lifecycle.timeout-per-shutdown-phase=1s"));
		TokenEventListener listener = this.events::add;
		this.context = new SpringApplicationBuilder(application).web(type)
			.properties(properties.toArray(String[]::new))
			.initializers((starting) -> starting.getBeanFactory().registerSingleton("drill", listener))
			.run();
		this.accounts = this.context.getBean(CognitoTokenProviders.class);
		this.regions = this.context.getBean(CognitoClient.class).regions();
		this.regions.onSwitch((change) -> this.unseen.add(new Change(change, System.nanoTime())));
		this.accounts.forEach((account) -> account.getTokens().block(PATIENCE));
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** Wait until the Region is changed for this cause. */
	void awaitSwitch(RegionSwitch.Cause cause) throws InterruptedException {
		Change next;
		do {
			next = this.unseen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			assertThat(next).as("a change of the Region for " + cause).isNotNull();
			this.changes.add(next);
		}
		while (next.change().cause() != cause);
	}

	/** Take the token of each account away, and wait until all have another. */
	void renewAll() {
		this.accounts.forEach((account) -> account.invalidate(account.getTokens().block(PATIENCE).accessToken()));
		Flux.fromIterable(this.accounts)
			.flatMap((account) -> account.getTokens().retryWhen(Retry.fixedDelay(10, Duration.ofMillis(500))), ACCOUNTS)
			.blockLast(PATIENCE);
	}

	boolean hasUnseenSwitch() {
		return !this.unseen.isEmpty();
	}

	<T extends TokenEvent> List<T> events(Class<T> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	@Override
	public void close() {
		this.context.close();
		this.primary.close();
	}

	/**
	 * A change of the Region.
	 *
	 * @param change what was changed
	 * @param at when, on the clock that cannot be set
	 */
	record Change(RegionSwitch change, long at) {

	}

}
