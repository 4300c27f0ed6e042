// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.support.VirtualTime;
import reactor.core.publisher.Mono;

/** An engine of one account on virtual time, with what is around it. */
final class ProviderFixture {

	final VirtualTime time = new VirtualTime();

	final ScriptedTokenSource source = new ScriptedTokenSource(this.time);

	final List<TokenEvent> events = Collections.synchronizedList(new ArrayList<>());

	final CognitoTokenEngine engine;

	final CognitoTokenProvider provider;

	/** The value that stands for chance. */
	volatile double random = 0.5;

	ProviderFixture() {
		this((account) -> {
		}, (builder) -> {
		});
	}

	ProviderFixture(Consumer<CognitoTokenEngineBuilder.Account> account, Consumer<CognitoTokenEngineBuilder> settings) {
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder()
			.account("billing", this.source, account)
			.clock(this.time)
			.scheduler(this.time.scheduler())
			.listener(this.events::add);
		builder.random = () -> this.random;
		builder.draw = (tokens) -> 0;
		builder.place = 0;
		builder.uptime = () -> this.time.scheduler().now(TimeUnit.MILLISECONDS);
		builder.resumer = Runnable::run;
		settings.accept(builder);
		this.engine = builder.build();
		this.provider = this.engine.providers().get("billing");
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
