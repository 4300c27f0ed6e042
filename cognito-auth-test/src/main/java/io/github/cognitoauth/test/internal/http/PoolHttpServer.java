package io.github.cognitoauth.test.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * HTTP/1.1 on a loopback port with one thread for each connection. A server of its own,
 * since one of general use takes most of the time that a pool needs to start and most of
 * that a request needs.
 */
public final class PoolHttpServer {

	private static final int MOST_CONNECTIONS = 1_024;

	private static final int BACKLOG = 1_024;

	private static final long STACK_BYTES = 512 * 1024;

	private static final AtomicInteger THREADS = new AtomicInteger();

	private final ServerSocket server;

	private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

	private final Semaphore free = new Semaphore(MOST_CONNECTIONS);

	private final ExecutorService workers = Executors.newCachedThreadPool(PoolHttpServer::thread);

	/**
	 * Binds the port. Requests wait until it is started.
	 * @param port the port, 0 for a free one
	 */
	public PoolHttpServer(int port) {
		try {
			this.server = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The user pool cannot listen on port " + port, ex);
		}
	}

	/**
	 * Begins to answer.
	 * @param endpoint what answers
	 */
	public void start(UserPoolEndpoint endpoint) {
		thread(() -> accept(endpoint::answer)).start();
	}

	/**
	 * Returns the port, also when the server is stopped.
	 * @return the port
	 */
	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Stops the server and closes all connections. Stopping it again does nothing.
	 */
	public void stop() {
		HttpConnection.closeQuietly(this.server);
		this.workers.shutdownNow();
		this.connections.forEach(HttpConnection::close);
	}

	private void accept(Function<HttpCall, HttpAnswer> handler) {
		while (!this.server.isClosed()) {
			this.free.acquireUninterruptibly();
			try {
				serve(this.server.accept(), handler);
			}
			catch (IOException ex) {
				this.free.release();
			}
		}
	}

	private void serve(Socket socket, Function<HttpCall, HttpAnswer> handler) {
		HttpConnection connection = new HttpConnection(socket, handler);
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
