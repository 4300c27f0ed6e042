// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients that sign in one after the other, some at a time.
 */
final class SignInLoad {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final URI server;

	private final int clients;

	SignInLoad(URI server, int clients) {
		this.server = server;
		this.clients = clients;
	}

	/** A first run warms up and is not counted. */
	LoadFigures run(String name, int signIns, Client client) throws Exception {
		round(Math.max(this.clients, signIns / 10), client, new AtomicInteger());
		long before = heap();
		AtomicInteger failures = new AtomicInteger();
		long start = System.nanoTime();
		long[] nanos = round(signIns, client, failures);
		long duration = System.nanoTime() - start;
		return LoadFigures.of(name, nanos, duration, failures.get(), before, heap());
	}

	private long[] round(int signIns, Client client, AtomicInteger failures) throws Exception {
		long[] nanos = new long[signIns];
		AtomicInteger next = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(this.clients);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < this.clients; i++) {
				// what the limits of failed attempts hold for one name is not what is
				// measured
				String username = "alice" + i;
				running.add(threads.submit(() -> {
					HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
					for (int n = next.getAndIncrement(); n < signIns; n = next.getAndIncrement()) {
						long start = System.nanoTime();
						if (!client.signIn(http, this.server, username)) {
							failures.incrementAndGet();
						}
						nanos[n] = System.nanoTime() - start;
					}
					return null;
				}));
			}
			for (Future<?> each : running) {
				each.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		return nanos;
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/** One client of the API: it gets its tokens. */
	static boolean api(HttpClient http, URI server, String username) throws IOException, InterruptedException {
		HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.resolve("/auth/sign-in"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"username\":\"" + username + "\",\"password\":\"Wonderland-1\"}"))
			.build(), BodyHandlers.ofString());
		return answer.statusCode() == 200 && answer.body().contains("\"accessToken\"");
	}

	/** One browser: it gets the page, sends its form and has a session. */
	static boolean form(HttpClient shared, URI server, String username) throws IOException, InterruptedException {
		HttpResponse<String> page = shared.send(HttpRequest.newBuilder(server.resolve("/login")).build(),
				BodyHandlers.ofString());
		String cookie = page.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
		Matcher csrf = CSRF.matcher(page.body());
		if (!csrf.find()) {
			return false;
		}
		HttpResponse<String> answer = shared.send(HttpRequest.newBuilder(server.resolve("/login"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Cookie", cookie)
			.POST(BodyPublishers.ofString("username=" + username + "&password=Wonderland-1&_csrf=" + csrf.group(1)))
			.build(), BodyHandlers.ofString());
		return answer.statusCode() == 302 && !answer.headers().firstValue("Location").orElse("error").contains("error");
	}

	/** How a client signs in. */
	interface Client {

		/** Whether it is signed in. */
		boolean signIn(HttpClient http, URI server, String username) throws IOException, InterruptedException;

	}

}
