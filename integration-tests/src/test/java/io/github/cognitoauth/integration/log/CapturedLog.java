// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.log;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log of this library and of Spring at TRACE, with the traces of exceptions. The
 * containers log whole requests at that level and stay as they are.
 */
public final class CapturedLog implements AutoCloseable {

	private static final List<String> LOGGERS = List.of("io.github.cognitoauth", "org.springframework.security",
			"org.springframework.web", "org.springframework.http");

	private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Lines lines = new Lines();

	/** Capture from now on. */
	public CapturedLog() {
		this.lines.setContext(this.logging);
		capture();
	}

	/**
	 * Capture again after the start of an application, which stops what captures and sets
	 * the levels of its own configuration.
	 */
	public void capture() {
		this.lines.start();
		for (String name : LOGGERS) {
			Logger logger = this.logging.getLogger(name);
			logger.setLevel(Level.TRACE);
			logger.setAdditive(false);
			logger.addAppender(this.lines);
		}
	}

	/** There is a log, and none of the secrets stands in it. */
	public void assertShowsNone(Collection<String> secrets, int moreLinesThan) {
		assertThat(this.lines.all).hasSizeGreaterThan(moreLinesThan);
		assertThat(secrets).allSatisfy((secret) -> assertThat(this.lines.all).as("a secret in the log")
			.noneMatch((line) -> line.contains(secret)));
	}

	@Override
	public void close() {
		for (String name : LOGGERS) {
			Logger logger = this.logging.getLogger(name);
			logger.detachAppender(this.lines);
			logger.setAdditive(true);
			logger.setLevel(null);
		}
	}

	private static final class Lines extends AppenderBase<ILoggingEvent> {

		private final Queue<String> all = new ConcurrentLinkedQueue<>();

		@Override
		protected void append(ILoggingEvent event) {
			String trace = (event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy())
					: "";
			this.all.add(event.getFormattedMessage() + trace);
		}

	}

}
