// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.cognitoauth.protocol.CognitoClientObservationDocumentation.Events;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Wraps calls into observations whose parent comes from the Reactor context. */
final class CallObservations {

	private static final CognitoClientObservationConvention DEFAULT = new DefaultCognitoClientObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable CognitoClientObservationConvention convention;

	private final String poolName;

	CallObservations(ObservationRegistry registry, @Nullable CognitoClientObservationConvention convention,
			String poolName) {
		this.poolName = poolName;
		this.registry = registry;
		this.convention = convention;
	}

	Mono<CognitoResponse> observe(CognitoOperation operation, Function<CallObserver, Mono<CognitoResponse>> call) {
		return Mono.deferContextual((reactorContext) -> {
			CognitoClientContext context = new CognitoClientContext(operation, this.poolName);
			Observation observation = start(context, reactorContext);
			AtomicBoolean stopped = new AtomicBoolean();
			Runnable stop = () -> {
				if (stopped.compareAndSet(false, true)) {
					observation.stop();
				}
			};
			return call.apply((error) -> failed(observation, error))
				.doOnNext((answer) -> context.completed(challengeName(answer.body())))
				.doOnError((failure) -> {
					context.completed(null);
					observation.error(failure);
				})
				// before the caller goes on, so that a parent never stops before its
				// child
				.doOnTerminate(stop)
				.doOnCancel(() -> {
					context.cancelled();
					stop.run();
				})
				.contextWrite((ctx) -> ctx.put(ObservationThreadLocalAccessor.KEY, observation));
		});
	}

	private Observation start(CognitoClientContext context, ContextView reactorContext) {
		Observation observation = CognitoClientObservationDocumentation.CLIENT_CALL.observation(this.convention,
				DEFAULT, () -> context, this.registry);
		if (reactorContext.getOrDefault(ObservationThreadLocalAccessor.KEY, null) instanceof Observation parent) {
			observation.parentObservation(parent);
		}
		return observation.start();
	}

	private static void failed(Observation observation, CognitoException error) {
		if (error.reason() == CognitoErrorReason.THROTTLED) {
			observation.event(Events.THROTTLED);
		}
	}

	private static @Nullable String challengeName(ObjectNode answer) {
		JsonNode name = answer.get("ChallengeName");
		return (name != null && name.isString()) ? KnownChallenges.orOther(name.stringValue()) : null;
	}

}
