package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.cognitoauth.authentication.CognitoTokens;
import reactor.core.publisher.Mono;

/** A provider on virtual time, with what is around it. */
final class ProviderFixture {

	final VirtualTime time = new VirtualTime();

	final ScriptedTokenSource source = new ScriptedTokenSource(this.time);

	final List<TokenEvent> events = Collections.synchronizedList(new ArrayList<>());

	final CognitoTokenProvider provider;

	/** The value that stands for chance. */
	volatile double random = 0.5;

	ProviderFixture() {
		this((builder) -> {
		});
	}

	ProviderFixture(Consumer<CognitoTokenProviderBuilder> settings) {
		CognitoTokenProviderBuilder builder = CognitoTokenProvider.builder("billing", this.source)
			.clock(this.time)
			.scheduler(this.time.scheduler())
			.listener(this.events::add);
		builder.random = () -> this.random;
		builder.uptime = () -> this.time.scheduler().now(TimeUnit.MILLISECONDS);
		settings.accept(builder);
		this.provider = builder.build();
	}

	/** What a caller gets without any time passing. */
	CognitoTokens get() {
		return this.provider.getTokens().block(Duration.ofSeconds(5));
	}

	String accessToken() {
		return get().accessToken();
	}

	Waiter subscribe() {
		return new Waiter(this.provider.getTokens());
	}

	<T extends TokenEvent> List<T> events(Class<T> type) {
		synchronized (this.events) {
			return this.events.stream().filter(type::isInstance).map(type::cast).toList();
		}
	}

	/** One who waits for tokens. */
	static final class Waiter {

		volatile CognitoTokens tokens;

		volatile Throwable failure;

		private final reactor.core.Disposable subscription;

		Waiter(Mono<CognitoTokens> source) {
			this.subscription = source.subscribe((value) -> this.tokens = value, (error) -> this.failure = error);
		}

		void cancel() {
			this.subscription.dispose();
		}

		boolean isWaiting() {
			return this.tokens == null && this.failure == null;
		}

	}

}
