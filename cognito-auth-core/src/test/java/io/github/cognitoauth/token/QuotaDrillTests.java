// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.source.TokenSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drills of many accounts against a model of a service with the default quota, in virtual
 * time: the engine, the budget and the client together.
 */
class QuotaDrillTests {

	private static final Duration LATENCY = Duration.ofMillis(100);

	private final VirtualTime time = new VirtualTime();

	private final Service service = new Service();

	private final CallBudget budget = CallBudget.builder()
		.name("eu-west-1")
		.scheduler(this.time.scheduler())
		.ticker(() -> this.time.scheduler().now(TimeUnit.NANOSECONDS))
		.build();

	private final CognitoClient client = CognitoClient.builder()
		.clientId("1example23456789")
		.endpoint(URI.create("http://localhost:1/"))
		.callBudget(this.budget)
		.webClient(WebClient.builder().exchangeFunction((request) -> Mono.defer(this.service::answer)).build())
		.build();

	private final CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
		.client(this.client)
		.clock(this.time)
		.build();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.cognitoauth");

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.setLevel(Level.INFO);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
	}

	@Test
	void coldAccountsWhenTenThousandStartThenQuotaHoldsAndPeopleSignIn() {
		CognitoTokenEngine engine = engine(10_000, true);
		int[] people = new int[1];
		engine.start();

		int seconds = 0;
		while (up(engine) < 10_000 && seconds < 600) {
			for (int person = 0; person < 20; person++) {
				this.authenticator.authenticate("person", "Wonderland-1")
					.subscribe((outcome) -> people[0]++, (failure) -> {
					});
			}
			this.time.advance(Duration.ofSeconds(1));
			seconds++;
		}

		assertThat(seconds).isLessThan(140);
		assertThat(this.service.throttled).isZero();
		assertThat(people[0]).isGreaterThanOrEqualTo((seconds - 1) * 20);
		assertThat(alarms()).isEmpty();
		assertThat(lines()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 20, 300, 3600 })
	void outageWhenItEndsThenAllAccountsAreBackSoonAndOneCallPerSecondWasMade(int lifetime) {
		int accounts = 60;
		this.service.lifetime = lifetime;
		CognitoTokenEngine engine = engine(accounts, false);
		engine.start();
		call(engine, Duration.ofSeconds(5));
		assertThat(up(engine)).isEqualTo(accounts);
		this.time.jump(Duration.ofSeconds(lifetime));
		this.service.down = true;
		long before = this.service.calls;
		call(engine, Duration.ofSeconds(60));
		long probes = this.service.calls - before;
		assertThat(up(engine)).isZero();
		this.service.down = false;

		int millis = 0;
		while (up(engine) < accounts && millis < 300_000) {
			call(engine, Duration.ofMillis(100));
			millis += 100;
		}

		// five to find out, then one a second
		assertThat(probes).isBetween(50L, 70L);
		assertThat(lines()).hasSize(2);
		assertThat(millis)
			.isLessThanOrEqualTo((int) (Math.max(2, Math.min(lifetime / 10.0, 10)) * 1000) + accounts * 1000 / 60);
	}

	@Test
	void busyAccountsWhenAllGotTheirTokensAtOnceThenRefreshesAreSpread() {
		int accounts = 10_000;
		this.service.lifetime = 3600;
		this.service.quota = 100_000;
		CognitoTokenEngine engine = engine(accounts, true);
		engine.start();
		this.time.advance(Duration.ofSeconds(150));
		assertThat(up(engine)).isEqualTo(accounts);
		this.service.inSecond = new int[4000];

		for (int second = 0; second < 3600; second += 5) {
			engine.providers().forEach((provider) -> provider.getTokens().subscribe());
			this.time.advance(Duration.ofSeconds(5));
		}

		int peak = Arrays.stream(this.service.inSecond).max().orElse(0);
		assertThat(Arrays.stream(this.service.inSecond).sum()).isBetween(accounts, accounts + 1000);
		assertThat(peak).as("a tenth of the default quota and some").isLessThanOrEqualTo(40);
	}

	private void call(CognitoTokenEngine engine, Duration duration) {
		for (long tenth = 0; tenth < duration.toMillis() / 100; tenth++) {
			engine.providers().forEach((provider) -> provider.getTokens().subscribe((tokens) -> {
			}, (failure) -> {
			}));
			this.time.advance(Duration.ofMillis(100));
		}
	}

	private static int up(CognitoTokenEngine engine) {
		int count = 0;
		for (CognitoTokenProvider provider : engine.providers()) {
			CognitoTokens tokens = provider.currentTokens();
			count += (tokens != null) ? 1 : 0;
		}
		return count;
	}

	private CognitoTokenEngine engine(int accounts, boolean eager) {
		SplittableRandom random = new SplittableRandom(7);
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder()
			.clock(this.time)
			.scheduler(this.time.scheduler());
		builder.random = random::nextDouble;
		builder.place = 0.5;
		builder.uptime = () -> this.time.scheduler().now(TimeUnit.MILLISECONDS);
		builder.resumer = Runnable::run;
		for (int i = 0; i < accounts; i++) {
			builder.account("account-" + i,
					TokenSources.password(this.authenticator,
							AuthenticationRequest.builder("user-" + i).password("Wonderland-1").build()),
					(account) -> account.eager(eager));
		}
		return builder.build();
	}

	private List<String> lines() {
		return this.log.list.stream()
			.map(ILoggingEvent::getFormattedMessage)
			.filter((line) -> line.contains("eu-west-1"))
			.toList();
	}

	private List<String> alarms() {
		return this.log.list.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.WARN))
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	/** A bucket of one second, as the rate quotas of the service are described. */
	private final class Service {

		private int quota = 120;

		private int lifetime = 3600;

		private boolean down;

		private double permits = 120;

		private long at;

		private long calls;

		private long throttled;

		private int[] inSecond = new int[0];

		private Mono<ClientResponse> answer() {
			this.calls++;
			if (this.down) {
				return Mono.error(new ConnectException("refused"));
			}
			long now = QuotaDrillTests.this.time.scheduler().now(TimeUnit.NANOSECONDS);
			this.permits = Math.min(this.quota, this.permits + (now - this.at) * 1e-9 * this.quota);
			this.at = now;
			int second = (int) TimeUnit.NANOSECONDS.toSeconds(now);
			if (second < this.inSecond.length) {
				this.inSecond[second]++;
			}
			boolean allowed = this.permits >= 1;
			if (allowed) {
				this.permits--;
			}
			else {
				this.throttled++;
			}
			return Mono.delay(LATENCY, QuotaDrillTests.this.time.scheduler()).map((tick) -> response(allowed));
		}

		private ClientResponse response(boolean allowed) {
			return ClientResponse.create(allowed ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
				.body(allowed
						? "{\"AuthenticationResult\": {\"AccessToken\": \"access-" + this.calls
								+ "\", \"RefreshToken\": \"refresh-1\", \"ExpiresIn\": " + this.lifetime + "}}"
						: "{\"__type\": \"TooManyRequestsException\", \"message\": \"Too many requests\"}")
				.build();
		}

	}

}
