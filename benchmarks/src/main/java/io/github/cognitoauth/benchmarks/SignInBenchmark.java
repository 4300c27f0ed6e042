// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One password sign-in over loopback, as the client sees it. Run it with
 * {@code -prof gc}, whose {@code gc.alloc.rate.norm} counts the event loops too, and with
 * {@link CpuTimeProfiler}.
 * <p>
 * The time for one operation is the latency where one call is under way, and the inverse
 * of the throughput where many are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 10)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class SignInBenchmark {

	private static final int CALLS = 3200;

	private static final String CLIENT_ID = "1example23456789";

	private static final String USERNAME = "alice";

	private static final String PASSWORD = "Wonderland-1";

	private static final String TARGET = "AWSCognitoIdentityProviderService.InitiateAuth";

	private static final String MEDIA_TYPE = "application/x-amz-json-1.1";

	@Param({ "1", "32" })
	int concurrency;

	private LoopbackPool pool;

	@Setup
	public void startPool() {
		this.pool = LoopbackPool.start();
	}

	@TearDown
	public void stopPool() {
		this.pool.close();
	}

	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void cognitoAuth(Library library) throws InterruptedException {
		run((calls) -> library.authenticator.authenticate(USERNAME, PASSWORD)
			.subscribe((outcome) -> calls.succeeded(((Authenticated) outcome).tokens().accessToken()), calls::failed));
	}

	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void awsSdk(AwsSdk sdk) throws InterruptedException {
		run((calls) -> sdk.client
			.initiateAuth((request) -> request.authFlow(AuthFlowType.USER_PASSWORD_AUTH)
				.clientId(CLIENT_ID)
				.authParameters(Map.of("USERNAME", USERNAME, "PASSWORD", PASSWORD)))
			.whenComplete((answer, failure) -> {
				if (failure != null) {
					calls.failed(failure);
				}
				else {
					calls.succeeded(answer.authenticationResult().accessToken());
				}
			}));
	}

	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void bareWebClient(BareWebClient bare) throws InterruptedException {
		run((calls) -> bare.webClient.post()
			.uri("/")
			.contentType(bare.mediaType)
			.header("X-Amz-Target", TARGET)
			.bodyValue(bare.body)
			.retrieve()
			.bodyToMono(byte[].class)
			.map((bytes) -> bare.mapper.readTree(bytes).path("AuthenticationResult").path("AccessToken").stringValue())
			.subscribe(calls::succeeded, calls::failed));
	}

	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void reactorNetty(ReactorNetty netty) throws InterruptedException {
		run((calls) -> netty.client.post()
			.send(Mono.fromSupplier(() -> netty.body.retainedDuplicate()))
			.responseSingle((response, body) -> body.map(ByteBuf::readableBytes))
			.subscribe((bytes) -> calls.succeeded(SignInAnswer.ACCESS_TOKEN), calls::failed));
	}

	private void run(ConcurrentCalls.Call call) throws InterruptedException {
		ConcurrentCalls.run(CALLS, this.concurrency, call);
	}

	private static byte[] body() {
		return JsonMapper.shared()
			.writeValueAsBytes(Map.of("AuthFlow", "USER_PASSWORD_AUTH", "ClientId", CLIENT_ID, "AuthParameters",
					Map.of("USERNAME", USERNAME, "PASSWORD", PASSWORD)));
	}

	/** This library with its defaults. */
	@State(Scope.Benchmark)
	public static class Library {

		private CognitoPasswordAuthenticator authenticator;

		@Setup
		public void create(SignInBenchmark benchmark) {
			this.authenticator = CognitoPasswordAuthenticator.builder()
				.clientId(CLIENT_ID)
				.endpoint(benchmark.pool.uri())
				.build();
		}

	}

	/** The SDK as its guide says: Netty, no credentials. */
	@State(Scope.Benchmark)
	public static class AwsSdk {

		private CognitoIdentityProviderAsyncClient client;

		@Setup
		public void create(SignInBenchmark benchmark) {
			this.client = CognitoIdentityProviderAsyncClient.builder()
				.region(Region.EU_WEST_1)
				.credentialsProvider(AnonymousCredentialsProvider.create())
				.endpointOverride(benchmark.pool.uri())
				.httpClientBuilder(NettyNioAsyncHttpClient.builder())
				.build();
		}

		@TearDown
		public void close() {
			this.client.close();
		}

	}

	/** What one writes without a library; even the request's JSON is prepared. */
	@State(Scope.Benchmark)
	public static class BareWebClient {

		private final byte[] body = body();

		private final JsonMapper mapper = JsonMapper.builder().build();

		private final MediaType mediaType = MediaType.parseMediaType(MEDIA_TYPE);

		private WebClient webClient;

		@Setup
		public void create(SignInBenchmark benchmark) {
			this.webClient = WebClient.create(benchmark.pool.uri().toString());
		}

	}

	/** The floor: bytes out, bytes in, nothing read. */
	@State(Scope.Benchmark)
	public static class ReactorNetty {

		private final ByteBuf body = Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(body()));

		private HttpClient client;

		@Setup
		public void create(SignInBenchmark benchmark) {
			int length = this.body.readableBytes();
			this.client = HttpClient.create().baseUrl(benchmark.pool.uri().toString()).headers((headers) -> {
				headers.set("Content-Type", MEDIA_TYPE);
				headers.set("Content-Length", length);
				headers.set("X-Amz-Target", TARGET);
			});
		}

	}

}
