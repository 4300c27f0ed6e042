package io.github.cognitoauth.metrics;

import java.net.URI;
import java.util.function.Supplier;

import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.web.BearerRefusalListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Counter {@code cognito.bearer.refused} with the tag {@code account}: requests with the
 * account's token that a service answered with 401 for good.
 *
 * @since 0.1.0
 */
public class CognitoBearerMetrics implements MeterBinder, BearerRefusalListener {

	private final Supplier<CognitoTokenProviders> providers;

	private volatile @Nullable MeterRegistry registry;

	/**
	 * Create the metrics.
	 * @param providers the accounts; asked once, when a registry is bound
	 */
	public CognitoBearerMetrics(Supplier<CognitoTokenProviders> providers) {
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

	private static Counter counter(MeterRegistry target, String account) {
		return Counter.builder("cognito.bearer.refused")
			.description("Requests with the token of the account that a service answered with 401 for good")
			.tag("account", account)
			.register(target);
	}

}
