// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on a loopback port with one thread for each connection. A server of its own,
 * since one of general use takes most of the time that a pool needs to start and most of
 * that a request needs.
 */
public final class PoolHttpServer {

	private static final int MOST_CONNECTIONS = 1_024;

	private static final int BACKLOG = 1_024;

	private static final long CLOSE_MILLIS = 10_000;

	private static final long STACK_BYTES = 512 * 1024;

	private static final AtomicInteger THREADS = new AtomicInteger();

	private final int port;

	private volatile ServerSocket server;

	private volatile boolean stopped;

	private @Nullable Closeable reserved;

	private @Nullable Thread acceptor;

	private @Nullable Function<HttpCall, HttpAnswer> handler;

	private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

	private final Semaphore free = new Semaphore(MOST_CONNECTIONS);

	private final ExecutorService workers = Executors.newCachedThreadPool(PoolHttpServer::thread);

	/**
	 * Binds the port. Requests wait until it is started.
	 * @param port the port, 0 for a free one
	 */
	public PoolHttpServer(int port) {
		this.server = listen(port);
		this.port = this.server.getLocalPort();
	}

	private static ServerSocket listen(int port) {
		try {
			return new ServerSocket(port, BACKLOG, loopback());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The user pool cannot listen on port " + port, ex);
		}
	}

	private static InetAddress loopback() throws UnknownHostException {
		return InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 });
	}

	/**
	 * Begins to answer.
	 * @param endpoint what answers
	 */
	public synchronized void start(UserPoolEndpoint endpoint) {
		Function<HttpCall, HttpAnswer> answers = endpoint::answer;
		this.handler = answers;
		accept(answers);
	}

	private void accept(Function<HttpCall, HttpAnswer> answers) {
		ServerSocket open = this.server;
		Thread thread = thread(() -> accept(open, answers));
		this.acceptor = thread;
		thread.start();
	}

	/**
	 * Closes the port and all connections, until it is opened again.
	 */
	public synchronized void refuseConnections() {
		close();
		this.reserved = reserve(this.port);
	}

	// a port that is bound and does not listen refuses, and the system gives it to nobody
	private static @Nullable Closeable reserve(int port) {
		try {
			SocketChannel channel = SocketChannel.open();
			channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
			return channel.bind(new InetSocketAddress(loopback(), port));
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Opens the port again. Does nothing if it is open.
	 */
	public synchronized void acceptConnections() {
		Function<HttpCall, HttpAnswer> answers = this.handler;
		if (answers != null && this.server.isClosed() && !this.stopped) {
			HttpConnection.closeQuietly(this.reserved);
			this.server = listen(this.port);
			accept(answers);
		}
	}

	/**
	 * Returns the port, also when the server is stopped.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Stops the server and closes all connections. Stopping it again does nothing.
	 */
	public synchronized void stop() {
		this.stopped = true;
		close();
		this.workers.shutdownNow();
	}

	private void close() {
		HttpConnection.closeQuietly(this.reserved);
		HttpConnection.closeQuietly(this.server);
		this.connections.forEach(HttpConnection::close);
		awaitAcceptor();
		this.connections.forEach(HttpConnection::close);
	}

	/**
	 * Waits for the thread that accepts. The system keeps a port open, though its socket
	 * is closed, until the last call on it returns, and somebody may connect until then.
	 */
	private void awaitAcceptor() {
		Thread thread = this.acceptor;
		if (thread == null) {
			return;
		}
		this.acceptor = null;
		try {
			thread.join(CLOSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void accept(ServerSocket open, Function<HttpCall, HttpAnswer> answers) {
		while (!open.isClosed()) {
			this.free.acquireUninterruptibly();
			try {
				serve(open.accept(), answers);
			}
			catch (IOException ex) {
				this.free.release();
			}
		}
	}

	private void serve(Socket socket, Function<HttpCall, HttpAnswer> answers) {
		HttpConnection connection = new HttpConnection(socket, answers);
		this.connections.add(connection);
		try {
			this.workers.execute(() -> {
				try {
					connection.run();
				}
				finally {
					this.connections.remove(connection);
					this.free.release();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			// the pool was stopped in between
			connection.close();
		}
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(null, work, "cognito-user-pool-" + THREADS.incrementAndGet(), STACK_BYTES);
		thread.setDaemon(true);
		return thread;
	}

}
