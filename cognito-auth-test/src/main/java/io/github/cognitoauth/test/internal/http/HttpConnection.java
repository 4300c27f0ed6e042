// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One connection of a client: answers its requests in order until it is closed.
 */
final class HttpConnection implements Runnable {

	private static final int IDLE_MILLIS = 300_000;

	private final Socket socket;

	private final Function<HttpCall, HttpAnswer> handler;

	HttpConnection(Socket socket, Function<HttpCall, HttpAnswer> handler) {
		this.socket = socket;
		this.handler = handler;
	}

	@Override
	public void run() {
		try (this.socket) {
			this.socket.setTcpNoDelay(true);
			this.socket.setSoTimeout(IDLE_MILLIS);
			OutputStream out = this.socket.getOutputStream();
			HttpReader reader = new HttpReader(new BufferedInputStream(this.socket.getInputStream()),
					() -> proceed(out));
			serve(reader, out);
		}
		catch (IOException | UncheckedIOException ex) {
			// The client is gone, or the pool is being stopped: there is nobody to tell.
			close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void serve(HttpReader reader, OutputStream out) throws IOException, InterruptedException {
		try {
			for (HttpCall call = reader.next(); call != null; call = reader.next()) {
				if (!answer(call, out)) {
					return;
				}
			}
		}
		catch (MalformedRequestException ex) {
			out.write(new HttpAnswer(ex.status(), new byte[0]).header("Connection", "close").bytes(true));
		}
	}

	private boolean answer(HttpCall call, OutputStream out) throws IOException, InterruptedException {
		HttpAnswer answer = this.handler.apply(call);
		if (answer.resets()) {
			this.socket.setSoLinger(true, 0);
			return false;
		}
		if (answer.isSilent()) {
			this.socket.getInputStream().transferTo(OutputStream.nullOutputStream());
			return false;
		}
		TimeUnit.NANOSECONDS.sleep(answer.delay().toNanos());
		boolean last = call.endsConnection();
		out.write(answer.header("Connection", last ? "close" : "keep-alive").bytes(!"HEAD".equals(call.method())));
		return !last;
	}

	private static void proceed(OutputStream out) {
		try {
			out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void close() {
		closeQuietly(this.socket);
	}

	static void closeQuietly(@Nullable AutoCloseable closeable) {
		try {
			if (closeable != null) {
				closeable.close();
			}
		}
		catch (Exception ex) {
			// what cannot be closed is closed
			return;
		}
	}

}
