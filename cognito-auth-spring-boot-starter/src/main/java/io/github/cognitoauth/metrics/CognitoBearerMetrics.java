// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.metrics;

import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.web.BearerRefusalListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Counter {@code cognito.bearer.refused} with the tags {@code account} and {@code pool}:
 * requests with the account's token that a service answered with 401 for good.
 *
 * @since 0.1.0
 */
public final class CognitoBearerMetrics implements MeterBinder, BearerRefusalListener {

	private final Supplier<CognitoTokenProviders> providers;

	private final AccountTags tags;

	private volatile @Nullable MeterRegistry registry;

	/**
	 * Create the metrics.
	 * @param providers the accounts; asked once, when a registry is bound
	 * @param pools gives the name of an account's user pool
	 */
	public CognitoBearerMetrics(Supplier<CognitoTokenProviders> providers, UnaryOperator<String> pools) {
		Assert.notNull(pools, "'pools' must not be null");
		this.tags = new AccountTags(pools);
		Assert.notNull(providers, "'providers' must not be null");
		this.providers = providers;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registry = registry;
		// from 0, or the first one would be no increase
		this.providers.get().names().forEach((account) -> counter(registry, account));
	}

	@Override
	public void refused(String account, URI uri) {
		MeterRegistry target = this.registry;
		if (target != null) {
			counter(target, account).increment();
		}
	}

	private Counter counter(MeterRegistry target, String account) {
		return Counter.builder("cognito.bearer.refused")
			.description("Requests with the token of the account that a service answered with 401 for good")
			.tags(this.tags.of(account))
			.register(target);
	}

}
