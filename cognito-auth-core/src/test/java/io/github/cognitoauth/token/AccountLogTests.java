// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.List;

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
 * Tests for the log of an account: a line for each change of its state.
 */
class AccountLogTests {

	private final ProviderFixture fixture = new ProviderFixture();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(CognitoTokenProvider.class);

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.INFO);
		this.log.start();
		this.logger.addAppender(this.log);
		this.fixture.engine.start();
		this.fixture.get();
	}

	@AfterEach
	void stop() {
		this.fixture.engine.stop();
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	private List<String> lines() {
		return this.log.list.stream().map((event) -> event.getLevel() + " " + event.getFormattedMessage()).toList();
	}

	@Test
	void outageWhenTokenExpiresInItThenOneLineForEachChange() {
		this.fixture.source.thenFail(60, ScriptedTokenSource.throttled());
		this.fixture.time.advance(Duration.ofHours(2));
		assertThat(lines()).hasSize(4);
		assertThat(lines().get(0)).startsWith("INFO").contains("has a token until");
		assertThat(lines().get(1)).startsWith("WARN").contains("uses the present one");
		assertThat(lines().get(2)).startsWith("ERROR").contains("TooManyRequestsException");
		assertThat(lines().get(3)).startsWith("INFO").contains("has a token until");
	}

	@Test
	void outageWhenTokenIsDeadBeforeItBeginsThenOneLineForIt() {
		this.fixture.engine.stop();
		this.fixture.time.advance(Duration.ofHours(2));
		this.fixture.source.thenFail(5, ScriptedTokenSource.throttled());
		this.fixture.engine.start();
		this.fixture.time.advance(Duration.ofMinutes(5));
		assertThat(lines()).hasSize(3).element(1).asString().startsWith("ERROR");
	}

}
