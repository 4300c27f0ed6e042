package io.github.cognitoauth.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Answers on one connection, keeps it open, and tells when the client closes it. */
final class KeepAliveServer implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 20_000;

	private final ServerSocket server = listen();

	private final CompletableFuture<Boolean> closedByClient = CompletableFuture.supplyAsync(this::serve);

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort() + "/");
	}

	/** Wait until the client has closed the connection. */
	boolean isClosedByClient() throws Exception {
		return this.closedByClient.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
	}

	private static ServerSocket listen() {
		try {
			return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean serve() {
		try (Socket connection = this.server.accept()) {
			connection.setSoTimeout(TIMEOUT_MILLIS);
			InputStream in = connection.getInputStream();
			StringBuilder request = new StringBuilder();
			while (!request.toString().endsWith("\r\n\r\n{}")) {
				request.append((char) in.read());
			}
			connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
			return in.read() < 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
