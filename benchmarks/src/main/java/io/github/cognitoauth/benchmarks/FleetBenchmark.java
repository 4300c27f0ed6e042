package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.cognitoauth.redis.RedisTokenStore;
import io.github.cognitoauth.redis.TokenCipher;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import io.github.cognitoauth.token.TokenStore;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * What a pool with refresh-token rotation is asked by 20 instances with one service
 * account: with their session on one real redis-server, and each on its own. Time is
 * real, with tokens that live for seconds. Both fleets run at the same time.
 */
public final class FleetBenchmark {

	private static final int INSTANCES = 20;

	private static final int LIFETIMES = 10;

	private static final Duration LIFETIME = Duration.ofSeconds(12);

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private FleetBenchmark() {
	}

	/**
	 * Measure.
	 * @param args the file for the result
	 * @throws IOException if Redis does not start, or the result cannot be written
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		int port = freePort();
		RedisServer redis = RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
		redis.start();
		LettuceConnectionFactory connections = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", port));
		connections.afterPropertiesSet();
		connections.start();
		try {
			TokenCipher cipher = TokenCipher.of("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=", List.of());
			RotatingPool shared = new RotatingPool(LIFETIME, LIFETIMES);
			List<CognitoTokenProvider> fleet = start(shared,
					() -> new RedisTokenStore(connections, cipher, "benchmark:", Clock.systemUTC()));
			RotatingPool alone = new RotatingPool(LIFETIME, LIFETIMES);
			List<CognitoTokenProvider> loners = start(alone, () -> null);
			shared.awaitLifetimes(PATIENCE);
			alone.awaitLifetimes(PATIENCE);
			long working = fleet.stream().filter((instance) -> instance.currentTokens() != null).count();
			fleet.forEach(CognitoTokenProvider::stop);
			loners.forEach(CognitoTokenProvider::stop);
			FigureFile figures = new FigureFile("FleetBenchmark");
			shared.addTo(figures, "cognitoAuth");
			alone.addTo(figures, "withoutStore");
			figures.add("cognitoAuth", "instances with tokens at the end", working, "").write(Path.of(args[0]));
		}
		finally {
			connections.destroy();
			redis.stop();
		}
	}

	private static List<CognitoTokenProvider> start(RotatingPool pool, Supplier<@Nullable TokenStore> store) {
		List<CognitoTokenProvider> fleet = IntStream.range(0, INSTANCES)
			.mapToObj((instance) -> CognitoTokenProvider.builder("billing", pool)
				.policy(TokenRefreshPolicy.builder().storeTimeout(Duration.ofSeconds(10)).build())
				.store(store.get())
				.eager(true)
				.build())
			.toList();
		fleet.forEach(CognitoTokenProvider::start);
		fleet.forEach((instance) -> Objects.requireNonNull(instance.getTokens().block(PATIENCE)));
		return fleet;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
