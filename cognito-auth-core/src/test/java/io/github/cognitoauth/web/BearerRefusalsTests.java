// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BearerRefusals}.
 */
class BearerRefusalsTests {

	private static final URI ORDERS = URI.create("https://api.example.com/orders?customer=alice");

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final BearerRefusals refusals = new BearerRefusals(this.now::get);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(BearerRefusals.class);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.setLevel(Level.WARN);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	@Test
	void addWhenServiceRefusesAllThenOneLinePerMinuteAndAccount() {
		for (int second = 0; second < 150; second++) {
			this.refusals.add("billing", ORDERS);
			this.refusals.add("reports", ORDERS);
			this.now.addAndGet(Duration.ofSeconds(1).toNanos());
		}

		List<String> lines = this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
		assertThat(lines).hasSize(6).noneMatch((line) -> line.contains("alice"));
		assertThat(lines.get(0)).startsWith("api.example.com answers 401 to the token of service account 'billing', 0");
		assertThat(lines.get(2)).contains("'billing', 59 more times");
	}

	@Test
	void addWhenThereIsAListenerThenIsToldEachTime() {
		List<String> told = new ArrayList<>();
		BearerRefusals listened = this.refusals.with(BearerRefusalListener.all(List
			.of((account, uri) -> told.add(account + " " + uri.getHost()), (account, uri) -> told.add("second"))));

		listened.add("billing", ORDERS);
		listened.add("billing", ORDERS);

		assertThat(told).containsExactly("billing api.example.com", "second", "billing api.example.com", "second");
		assertThat(this.log.list).hasSize(1);
	}

	@Test
	void addWhenAListenerFailsThenTheOthersAreToldAndTheRequestGoesOn() {
		List<String> told = new ArrayList<>();
		BearerRefusals listened = this.refusals.with(BearerRefusalListener.all(List.of((account, uri) -> {
			throw new IllegalStateException("broken");
		}, (account, uri) -> {
			throw new NoClassDefFoundError("missing");
		}, (account, uri) -> told.add(account))));

		listened.add("billing", ORDERS);
		this.refusals.with((account, uri) -> {
			throw new IllegalStateException("broken");
		}).add("billing", ORDERS);

		assertThat(told).containsExactly("billing");
		assertThat(this.log.list).filteredOn((event) -> event.getFormattedMessage().contains("listener")).hasSize(3);
	}

}
