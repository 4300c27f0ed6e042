// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/** What this package logs at the levels that are on by default. */
final class RecordedLog implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger(RecordedLog.class.getPackageName());

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	RecordedLog() {
		this.appender.start();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(this.appender);
	}

	/** A fetch that nobody waits for logs on a thread of its own, under this lock. */
	List<String> lines() {
		synchronized (this.appender) {
			return this.appender.list.stream()
				.map((event) -> event.getLevel() + " " + event.getFormattedMessage())
				.toList();
		}
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
		this.logger.setLevel(null);
	}

}
