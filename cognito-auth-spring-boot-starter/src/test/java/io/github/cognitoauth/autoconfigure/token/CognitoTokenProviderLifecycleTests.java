package io.github.cognitoauth.autoconfigure.token;

import java.util.List;
import java.util.Set;

import io.github.cognitoauth.authentication.CognitoTokens;
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
 * Tests for {@link CognitoTokenProviderLifecycle}.
 */
class CognitoTokenProviderLifecycleTests {

	private final CognitoTokenProvider provider = mock(CognitoTokenProvider.class);

	CognitoTokenProviderLifecycleTests() {
		given(this.provider.name()).willReturn("billing");
		given(this.provider.close()).willReturn(Mono.empty());
	}

	@Test
	void startWhenStoppedThenStartsAgain() {
		CognitoTokenProviderLifecycle lifecycle = lifecycle();
		lifecycle.start();
		lifecycle.start();
		lifecycle.stop();
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		InOrder order = inOrder(this.provider);
		order.verify(this.provider).start();
		order.verify(this.provider).stop();
		order.verify(this.provider).start();
		verify(this.provider, times(2)).start();
	}

	@Test
	void stopWhenContextIsStoppedOrPausedThenSessionIsKept() {
		try (GenericApplicationContext context = context(lifecycle())) {
			context.stop();
			verify(this.provider).stop();
			verify(this.provider, never()).close();
			context.start();
			verify(this.provider, times(2)).start();
		}
	}

	@Test
	void stopWhenContextIsClosedThenProvidersAreClosed() {
		GenericApplicationContext context = context(lifecycle());
		context.close();
		verify(this.provider, times(1)).close();
	}

	@Test
	void closeWhenContextWasStoppedBeforeThenProvidersAreClosed() {
		GenericApplicationContext context = context(lifecycle());
		context.stop();
		context.close();
		verify(this.provider, times(1)).close();
	}

	@Test
	void refreshWhenFailFastAccountFailsThenProvidersAreClosed() {
		given(this.provider.getTokens()).willReturn(Mono.error(new IllegalStateException("refused")));
		CognitoTokenProviderLifecycle lifecycle = new CognitoTokenProviderLifecycle(
				CognitoTokenProviders.of(List.of(this.provider)), Set.of("billing"));
		assertThatExceptionOfType(ApplicationContextException.class).isThrownBy(() -> context(lifecycle));
		verify(this.provider, times(1)).close();
	}

	@Test
	void stopWhenAnotherContextIsClosedThenProvidersAreNotClosed() {
		CognitoTokenProviderLifecycle lifecycle = lifecycle();
		try (GenericApplicationContext context = context(lifecycle)) {
			context.publishEvent(new ContextClosedEvent(new GenericApplicationContext()));
			context.stop();
			verify(this.provider, never()).close();
		}
	}

	@Test
	void stopWhenClosingTakesTimeThenCallsBackAtItsEnd() {
		Sinks.Empty<Void> closing = Sinks.empty();
		given(this.provider.close()).willReturn(closing.asMono());
		CognitoTokenProviderLifecycle lifecycle = lifecycle();
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
		given(this.provider.close()).willReturn(Mono.error(new IllegalStateException("closed")));
		CognitoTokenProviderLifecycle lifecycle = lifecycle();
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
		CognitoTokenProviderLifecycle lifecycle = new CognitoTokenProviderLifecycle(
				CognitoTokenProviders.of(List.of(this.provider)), Set.of("billing"));
		assertThatExceptionOfType(ServiceAccountSignInException.class).isThrownBy(lifecycle::start)
			.withMessage("Service account 'billing' could not sign in");
		lifecycle.stop();
		lifecycle.start();
		verify(this.provider, times(1)).getTokens();
	}

	@Test
	void startWhenFailFastAccountSignsInThenWaitsForIt() {
		given(this.provider.getTokens()).willReturn(Mono.fromSupplier(() -> mock(CognitoTokens.class)));
		CognitoTokenProviderLifecycle lifecycle = new CognitoTokenProviderLifecycle(
				CognitoTokenProviders.of(List.of(this.provider)), Set.of("billing"));
		lifecycle.start();
		verify(this.provider).getTokens();
	}

	@Test
	void phaseWhenComparedThenIsAfterTheConnection() {
		assertThat(lifecycle().getPhase()).isGreaterThan(1);
	}

	private CognitoTokenProviderLifecycle lifecycle() {
		return new CognitoTokenProviderLifecycle(CognitoTokenProviders.of(List.of(this.provider)), Set.of());
	}

	private static GenericApplicationContext context(CognitoTokenProviderLifecycle lifecycle) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.registerBean(CognitoTokenProviderLifecycle.class, () -> lifecycle);
		context.refresh();
		return context;
	}

}
