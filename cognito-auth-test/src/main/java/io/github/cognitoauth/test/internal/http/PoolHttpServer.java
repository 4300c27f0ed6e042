package io.github.cognitoauth.test.internal.http;

import java.nio.file.Path;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/**
 * WireMock on a loopback port, answering every request that no other stub takes through
 * the {@link UserPoolEndpoint}.
 */
public final class PoolHttpServer {

	// WireMock walks through the whole journal at each request
	private static final int JOURNAL_ENTRIES = 200;

	private static final int LOGGED_BYTES = 64 * 1024;

	private static final int THREADS = 64;

	private static final int LOWEST_PRIORITY = 1_000;

	private final WireMockServer server;

	private final int port;

	/**
	 * Starts the server.
	 * @param port the port, 0 for a free one
	 * @param endpoint what answers
	 */
	public PoolHttpServer(int port, UserPoolEndpoint endpoint) {
		WireMockConfiguration configuration = WireMockConfiguration.options()
			.bindAddress("127.0.0.1")
			.port(port)
			.containerThreads(THREADS)
			.asynchronousResponseEnabled(true)
			.asynchronousResponseThreads(2)
			.gzipDisabled(true)
			.http2PlainDisabled(true)
			.maxRequestJournalEntries(JOURNAL_ENTRIES)
			.maxLoggedResponseSize(LOGGED_BYTES)
			.notifier(new Silence())
			.extensionScanningEnabled(false)
			// without this a user's own src/test/resources/mappings would be loaded
			.withRootDirectory(
					Path.of(System.getProperty("java.io.tmpdir"), "cognito-user-pool-has-no-files").toString())
			.extensions(endpoint);
		this.server = new WireMockServer(configuration);
		this.server.start();
		this.port = this.server.port();
		stubEverything();
	}

	/**
	 * Returns the port, also when the server is stopped.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Returns WireMock itself.
	 * @return the server
	 */
	public WireMockServer wireMock() {
		return this.server;
	}

	/**
	 * Forgets the journal and all stubs but the own one.
	 */
	public void reset() {
		this.server.resetAll();
		stubEverything();
	}

	/**
	 * Stops the server.
	 */
	public void stop() {
		if (this.server.isRunning()) {
			this.server.stop();
		}
	}

	private void stubEverything() {
		this.server.stubFor(WireMock.any(WireMock.anyUrl())
			.atPriority(LOWEST_PRIORITY)
			.willReturn(new ResponseDefinitionBuilder().withTransformers(UserPoolEndpoint.NAME)));
	}

	// WireMock's messages repeat requests, which hold passwords.
	private static final class Silence implements Notifier {

		@Override
		public void info(String message) {
		}

		@Override
		public void error(String message) {
		}

		@Override
		public void error(String message, Throwable cause) {
		}

	}

}
