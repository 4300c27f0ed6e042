// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets {@code aws-amplify} sign in to the pool from a page of another origin, in
 * Chromium. Install it with {@code npm ci} in {@code src/test/js}, have {@code chromium}
 * on the path and give {@code -Dnpm-clients=true}; the CI script does.
 */
@EnabledIfSystemProperty(named = "npm-clients", matches = "true",
		disabledReason = "the clients from npm are not installed; the CI script installs them")
class AmplifyBrowserTests {

	private static final File SCRIPTS = new File("src/test/js");

	private static final String PAGE = "<!doctype html><meta charset=utf-8><title>Amplify</title>"
			+ "<script src=/amplify.js></script>";

	private final CompletableFuture<String> result = new CompletableFuture<>();

	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void amplifyWhenInABrowserOfAnotherOriginThenSignsUpInAndOut(@TempDir Path folder) throws Exception {
		Path bundle = bundle(folder);
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP)
			.deviceTracking(DeviceTracking.ALWAYS)
			.user("alice", (user) -> user.password("Wonderland-1").group("admins").email("alice@example.com"))
			.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1", "name"))
			.start()) {
			HttpServer pages = pages(pool, bundle);
			try {
				String checks = inBrowser("http://127.0.0.1:" + pages.getAddress().getPort() + "/", folder);
				assertThat(checks).doesNotContain("FAILED");
				assertThat(checks.lines()).hasSize(9).allMatch((line) -> line.startsWith("ok"));
				assertThat(pool.requests("RevokeToken")).isPositive();
				assertThat(pool.requests("GlobalSignOut")).isEqualTo(1);
			}
			finally {
				pages.stop(0);
			}
		}
	}

	private static Path bundle(Path folder) throws Exception {
		Path bundle = folder.resolve("amplify.js");
		Process esbuild = new ProcessBuilder("node", "node_modules/esbuild/bin/esbuild", "amplify.mjs", "--bundle",
				"--format=iife", "--log-level=warning", "--outfile=" + bundle)
			.directory(SCRIPTS)
			.redirectErrorStream(true)
			.start();
		String output = new String(esbuild.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(esbuild.waitFor()).as(output).isZero();
		return bundle;
	}

	private String inBrowser(String url, Path folder) throws Exception {
		Process browser = new ProcessBuilder(List.of("chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
				"--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
				"--user-data-dir=" + folder.resolve("profile"), url))
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("chromium.log").toFile())
			.start();
		try {
			return this.result.get(2, TimeUnit.MINUTES);
		}
		finally {
			List<ProcessHandle> helpers = browser.descendants().toList();
			browser.destroyForcibly().waitFor();
			// the folder cannot be deleted while one of them writes to it
			for (ProcessHandle helper : helpers) {
				helper.destroyForcibly();
				helper.onExit().get(1, TimeUnit.MINUTES);
			}
		}
	}

	private HttpServer pages(CognitoUserPoolServer pool, Path bundle) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/", (exchange) -> answer(exchange, "text/html", PAGE));
		server.createContext("/amplify.js",
				(exchange) -> answer(exchange, "text/javascript", Files.readString(bundle)));
		server.createContext("/pool.json", (exchange) -> answer(exchange, "application/json", """
				{"userPoolId":"%s","clientId":"%s","endpoint":"%s"}""".formatted(pool.userPoolId(), pool.clientId(),
				pool.endpoint())));
		server.createContext("/code", (exchange) -> answer(exchange, "text/plain",
				pool.inbox().latestCode(exchange.getRequestURI().getQuery())));
		server.createContext("/result", (exchange) -> {
			this.result.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			answer(exchange, "text/plain", "thanks");
		});
		server.start();
		return server;
	}

	private static void answer(HttpExchange exchange, String contentType, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", contentType);
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
