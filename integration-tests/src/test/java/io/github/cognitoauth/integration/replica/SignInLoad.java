// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.replica;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** People who sign in all the time, each by a request of an own. */
final class SignInLoad implements AutoCloseable {

	private static final int AT_ONCE = 4;

	private static final long PAUSE_MILLIS = 100;

	private final HttpClient client = HttpClient.newHttpClient();

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final Queue<SignIn> ended = new ConcurrentLinkedQueue<>();

	private final AtomicInteger next = new AtomicInteger();

	private final Phaser succeeded = new Phaser(1);

	private final URI uri;

	SignInLoad(int port) {
		this.uri = URI.create("http://localhost:" + port + "/hello");
		for (int i = 0; i < AT_ONCE; i++) {
			signIn();
		}
	}

	/** After a pause, so that a slow machine is not asked for more than it can do. */
	private void signInLater() {
		try {
			this.timer.schedule(this::signIn, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// the drill is over
			return;
		}
	}

	private void signIn() {
		String user = "person-" + this.next.getAndIncrement() % TwoRegionsApplication.PEOPLE;
		String credentials = Base64.getEncoder()
			.encodeToString((user + ":Wonderland-1").getBytes(StandardCharsets.UTF_8));
		long begin = System.nanoTime();
		this.client
			.sendAsync(HttpRequest.newBuilder(this.uri)
				.header("Authorization", "Basic " + credentials)
				.timeout(Duration.ofSeconds(30))
				.build(), HttpResponse.BodyHandlers.ofString())
			.whenComplete((response, failure) -> {
				boolean good = failure == null && response.statusCode() == 200 && response.body().equals(user);
				this.ended.add(new SignIn(begin, System.nanoTime(), good));
				if (good) {
					this.succeeded.arrive();
				}
				signInLater();
			});
	}

	/** Wait for a number of sign-ins from now on. */
	void await(int count) throws InterruptedException, TimeoutException {
		int until = this.succeeded.getPhase() + count;
		while (this.succeeded.getPhase() < until) {
			this.succeeded.awaitAdvanceInterruptibly(this.succeeded.getPhase(), 30, TimeUnit.SECONDS);
		}
	}

	/** Forget how those have ended that were throttled on purpose. */
	void forget() {
		this.ended.clear();
	}

	List<SignIn> ended() {
		return List.copyOf(this.ended);
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

	/**
	 * One sign-in.
	 *
	 * @param begin when it began, in nanoseconds
	 * @param end when it ended
	 * @param good whether the person was signed in
	 */
	record SignIn(long begin, long end, boolean good) {

		Duration took() {
			return Duration.ofNanos(this.end - this.begin);
		}

	}

}
