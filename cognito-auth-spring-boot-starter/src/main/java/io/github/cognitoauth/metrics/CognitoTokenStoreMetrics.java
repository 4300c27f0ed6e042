// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.metrics;

import java.util.Collection;
import java.util.function.Supplier;

import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.store.TokenStoreState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.util.Assert;

/**
 * Metrics of the shared token store, absent without one: gauge {@code cognito.store.up}
 * with tags {@code pool}, which names all user pools that share it, and {@code use}. For
 * {@code store} it is 0 while the store does not answer and this instance carries on
 * alone; for {@code notices} it is 0 while the other instances are not heard, so that who
 * waits for one of them is served up to half a second later.
 *
 * @since 0.1.0
 */
public final class CognitoTokenStoreMetrics implements MeterBinder {

	private final Supplier<CognitoTokenEngine> engine;

	private final String pools;

	/**
	 * Create the metrics.
	 * @param engine the engine; asked once, when a registry is bound
	 * @param pools the names of the user pools whose accounts can be in the store
	 */
	public CognitoTokenStoreMetrics(Supplier<CognitoTokenEngine> engine, Collection<String> pools) {
		this.pools = String.join(",", pools);
		Assert.notNull(engine, "'engine' must not be null");
		this.engine = engine;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		CognitoTokenEngine source = this.engine.get();
		if (source.storeState() == null) {
			return;
		}
		Gauge.builder("cognito.store.up", source, (engine) -> isAnswering(engine) ? 1 : 0)
			.description("Whether the shared token store is of use")
			.tag("pool", this.pools)
			.tag("use", "store")
			.register(registry);
		Gauge.builder("cognito.store.up", source, (engine) -> isHeard(engine) ? 1 : 0)
			.description("Whether the shared token store is of use")
			.tag("pool", this.pools)
			.tag("use", "notices")
			.register(registry);
	}

	private static boolean isAnswering(CognitoTokenEngine engine) {
		TokenStoreState state = engine.storeState();
		return state == null || state.answering();
	}

	private static boolean isHeard(CognitoTokenEngine engine) {
		TokenStoreState state = engine.storeState();
		return state == null || state.heard();
	}

}
