// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * The connection to Cognito. Opened at the first call, so that start-up does not pay for
 * it; closed with the context, and opened anew when the context is started again. Not
 * exposed as a {@link ClientHttpConnector} of the application: it wraps one.
 */
final class CognitoClientHttpConnector implements SmartLifecycle, DisposableBean {

	/**
	 * Event loops, which the connection may share with the application, live in phase 0:
	 * they must start before and stop after.
	 */
	static final int PHASE = 1;

	private final Supplier<Connection> factory;

	private final boolean openAtStart;

	private final Object monitor = new Object();

	private volatile @Nullable Connection connection;

	private volatile boolean running;

	/**
	 * Create the connection without opening it.
	 * @param factory opens it
	 * @param openAtStart whether opening reads files, which the thread of the first call
	 * must not wait for
	 */
	CognitoClientHttpConnector(Supplier<Connection> factory, boolean openAtStart) {
		this.factory = factory;
		this.openAtStart = openAtStart;
	}

	Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		Connection current = this.connection;
		return ((current != null) ? current : open()).connector.connect(method, uri, requestCallback);
	}

	private Connection open() {
		synchronized (this.monitor) {
			Connection current = this.connection;
			if (current == null) {
				current = this.factory.get();
				this.connection = current;
			}
			return current;
		}
	}

	@Override
	public void start() {
		if (this.openAtStart && !this.running) {
			open();
		}
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		destroy();
	}

	@Override
	public void destroy() {
		synchronized (this.monitor) {
			Connection current = this.connection;
			this.connection = null;
			if (current != null) {
				current.close();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Nothing happens on an idle connection, so a pause need not close it. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * A connector with what has to be disposed beside it.
	 *
	 * @param connector the connector
	 * @param resources disposes resources that belong to it, without blocking
	 */
	record Connection(ClientHttpConnector connector, Runnable resources) {

		void close() {
			if (this.connector instanceof Closeable closeable) {
				try {
					closeable.close();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
			this.resources.run();
		}

	}

}
