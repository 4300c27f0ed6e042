// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.List;
import java.util.Set;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.ApplicationContextException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link CognitoTokenEngineLifecycle}.
 */
class CognitoTokenEngineLifecycleTests {

	private final CognitoTokenProvider provider = mock(CognitoTokenProvider.class);

	private final CognitoTokenEngine engine = mock(CognitoTokenEngine.class);

	CognitoTokenEngineLifecycleTests() {
		given(this.provider.name()).willReturn("billing");
		CognitoTokenProviders providers = CognitoTokenProviders.of(List.of(this.provider));
		given(this.engine.providers()).willReturn(providers);
		given(this.engine.close()).willReturn(Mono.empty());
	}

	@Test
	void startWhenStoppedThenStartsAgain() {
		CognitoTokenEngineLifecycle lifecycle = lifecycle();
		lifecycle.start();
		lifecycle.start();
		lifecycle.stop();
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		InOrder order = inOrder(this.engine);
		order.verify(this.engine).start();
		order.verify(this.engine).stop();
		order.verify(this.engine).start();
		verify(this.engine, times(2)).start();
	}

	@Test
	void stopWhenContextIsStoppedOrPausedThenSessionIsKept() {
		try (GenericApplicationContext context = context(lifecycle())) {
			context.stop();
			verify(this.engine).stop();
			verify(this.engine, never()).close();
			context.start();
			verify(this.engine, times(2)).start();
		}
	}

	@Test
	void stopWhenContextIsClosedThenEngineIsClosed() {
		GenericApplicationContext context = context(lifecycle());
		context.close();
		verify(this.engine, times(1)).close();
	}

	@Test
	void closeWhenContextWasStoppedBeforeThenEngineIsClosed() {
		GenericApplicationContext context = context(lifecycle());
		context.stop();
		context.close();
		verify(this.engine, times(1)).close();
	}

	@Test
	void refreshWhenFailFastAccountFailsThenEngineIsClosed() {
		given(this.provider.getTokens()).willReturn(Mono.error(new IllegalStateException("refused")));
		CognitoTokenEngineLifecycle lifecycle = new CognitoTokenEngineLifecycle(this.engine, Set.of("billing"));
		assertThatExceptionOfType(ApplicationContextException.class).isThrownBy(() -> context(lifecycle));
		verify(this.engine, times(1)).close();
	}

	@Test
	void stopWhenAnotherContextIsClosedThenEngineIsNotClosed() {
		CognitoTokenEngineLifecycle lifecycle = lifecycle();
		try (GenericApplicationContext context = context(lifecycle)) {
			context.publishEvent(new ContextClosedEvent(new GenericApplicationContext()));
			context.stop();
			verify(this.engine, never()).close();
		}
	}

	@Test
	void stopWhenClosingTakesTimeThenCallsBackAtItsEnd() {
		Sinks.Empty<Void> closing = Sinks.empty();
		given(this.engine.close()).willReturn(closing.asMono());
		CognitoTokenEngineLifecycle lifecycle = lifecycle();
		GenericApplicationContext context = new GenericApplicationContext();
		lifecycle.setApplicationContext(context);
		lifecycle.start();
		lifecycle.onApplicationEvent(new ContextClosedEvent(context));
		Runnable callback = mock(Runnable.class);
		lifecycle.stop(callback);
		verify(callback, never()).run();
		closing.tryEmitEmpty();
		verify(callback).run();
	}

	@Test
	void stopWhenClosingFailsThenCallsBack() {
		given(this.engine.close()).willReturn(Mono.error(new IllegalStateException("closed")));
		CognitoTokenEngineLifecycle lifecycle = lifecycle();
		GenericApplicationContext context = new GenericApplicationContext();
		lifecycle.setApplicationContext(context);
		lifecycle.start();
		lifecycle.onApplicationEvent(new ContextClosedEvent(context));
		Runnable callback = mock(Runnable.class);
		lifecycle.stop(callback);
		verify(callback).run();
	}

	@Test
	void startWhenFailFastAccountFailsThenFailsOnce() {
		given(this.provider.getTokens()).willReturn(Mono.error(new IllegalStateException("refused")));
		CognitoTokenEngineLifecycle lifecycle = new CognitoTokenEngineLifecycle(this.engine, Set.of("billing"));
		assertThatExceptionOfType(ServiceAccountSignInException.class).isThrownBy(lifecycle::start)
			.withMessage("Service account 'billing' could not sign in");
		lifecycle.stop();
		lifecycle.start();
		verify(this.provider, times(1)).getTokens();
	}

	@Test
	void startWhenFailFastAccountSignsInThenWaitsForIt() {
		given(this.provider.getTokens()).willReturn(Mono.fromSupplier(() -> mock(CognitoTokens.class)));
		CognitoTokenEngineLifecycle lifecycle = new CognitoTokenEngineLifecycle(this.engine, Set.of("billing"));
		lifecycle.start();
		verify(this.provider).getTokens();
	}

	@Test
	void phaseWhenComparedThenIsAfterTheConnection() {
		assertThat(lifecycle().getPhase()).isGreaterThan(1);
	}

	private CognitoTokenEngineLifecycle lifecycle() {
		return new CognitoTokenEngineLifecycle(this.engine, Set.of());
	}

	private static GenericApplicationContext context(CognitoTokenEngineLifecycle lifecycle) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.registerBean(CognitoTokenEngineLifecycle.class, () -> lifecycle);
		context.refresh();
		return context;
	}

}
