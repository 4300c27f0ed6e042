// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/**
 * Logs as with {@code logging.level.root=TRACE}, to memory instead of the console. Levels
 * that the application gives to single loggers stay, as they do with the property.
 */
final class EverythingLogged {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.root.getLevel();

	private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();

	private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

	void start() {
		LoggerContext context = this.root.getLoggerContext();
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern("%level %logger %msg%n%ex{full}");
		encoder.start();
		this.appender.setContext(context);
		this.appender.setEncoder(encoder);
		this.appender.setOutputStream(this.text);
		this.appender.start();
		this.root.iteratorForAppenders().forEachRemaining(this.usual::add);
		this.usual.forEach(this.root::detachAppender);
		this.root.addAppender(this.appender);
		this.root.setLevel(Level.TRACE);
	}

	void stop() {
		this.root.setLevel(this.level);
		this.root.detachAppender(this.appender);
		this.usual.forEach(this.root::addAppender);
		this.appender.stop();
	}

	String text() {
		return this.text.toString(StandardCharsets.UTF_8);
	}

}
