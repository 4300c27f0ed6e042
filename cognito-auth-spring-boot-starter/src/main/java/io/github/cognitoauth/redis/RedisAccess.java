// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.time.Duration;
import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.util.Assert;

/**
 * The way to Redis. Spring Data Redis makes its first connection on the thread that
 * subscribes, which is blocked until Redis answers or a minute is over. So it is made on
 * a thread that may block, once for all who wait, and goes on when they do not wait any
 * more.
 */
final class RedisAccess {

	private final ReactiveStringRedisTemplate redis;

	private final Mono<Void> connected;

	RedisAccess(ReactiveRedisConnectionFactory connectionFactory) {
		Assert.notNull(connectionFactory, "'connectionFactory' must not be null");
		this.redis = new ReactiveStringRedisTemplate(connectionFactory);
		// kept for those who wait at the same time, not for those who come later
		this.connected = Mono.fromSupplier(connectionFactory::getReactiveConnection)
			.flatMap(ReactiveRedisConnection::closeLater)
			.subscribeOn(Schedulers.boundedElastic())
			.cache((none) -> Duration.ZERO, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/** Begins to connect, so that who asks first need not wait for that too. */
	void connect() {
		this.connected.onErrorComplete().subscribe();
	}

	/**
	 * Do something as soon as there is a connection.
	 * @param operation what to do, on any thread
	 * @return what comes of it, or the failure to connect
	 */
	<T> Flux<T> use(Function<ReactiveStringRedisTemplate, Publisher<T>> operation) {
		return this.connected.thenMany(Flux.defer(() -> operation.apply(this.redis)));
	}

}
