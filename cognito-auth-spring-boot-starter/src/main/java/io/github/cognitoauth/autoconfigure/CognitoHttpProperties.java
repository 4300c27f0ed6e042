// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HTTP client that talks to Cognito. What is not set here comes from
 * {@code spring.http.clients}.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.http")
public class CognitoHttpProperties {

	/**
	 * Maximum time to wait for a connection.
	 */
	private @Nullable Duration connectTimeout;

	/**
	 * Maximum time without any data from the service during one request.
	 */
	private @Nullable Duration readTimeout;

	/**
	 * Maximum time for one attempt, from sending to the last byte of the answer.
	 */
	private Duration requestTimeout = Duration.ofSeconds(10);

	/**
	 * Maximum size of an answer.
	 */
	private DataSize maxResponseSize = DataSize.ofMegabytes(1);

	/**
	 * Maximum number of connections to the service. Applies to Reactor Netty.
	 */
	private int maxConnections = 100;

	/**
	 * Maximum number of requests that wait for a connection. Applies to Reactor Netty.
	 */
	private int maxPendingRequests = 1000;

	private final Ssl ssl = new Ssl();

	public @Nullable Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(@Nullable Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public @Nullable Duration getReadTimeout() {
		return this.readTimeout;
	}

	public void setReadTimeout(@Nullable Duration readTimeout) {
		this.readTimeout = readTimeout;
	}

	public Duration getRequestTimeout() {
		return this.requestTimeout;
	}

	public void setRequestTimeout(Duration requestTimeout) {
		this.requestTimeout = requestTimeout;
	}

	public DataSize getMaxResponseSize() {
		return this.maxResponseSize;
	}

	public void setMaxResponseSize(DataSize maxResponseSize) {
		this.maxResponseSize = maxResponseSize;
	}

	public int getMaxConnections() {
		return this.maxConnections;
	}

	public void setMaxConnections(int maxConnections) {
		this.maxConnections = maxConnections;
	}

	public int getMaxPendingRequests() {
		return this.maxPendingRequests;
	}

	public void setMaxPendingRequests(int maxPendingRequests) {
		this.maxPendingRequests = maxPendingRequests;
	}

	public Ssl getSsl() {
		return this.ssl;
	}

	/**
	 * TLS settings.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle.
		 */
		private @Nullable String bundle;

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

}
