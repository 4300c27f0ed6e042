// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.level;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.FactorAuthorizationDecision;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.util.Assert;

/**
 * A rule that asks for a level of authentication, made by {@link CognitoLevels}. It is a
 * rule of Spring Security's for factors, so that whoever handles a missing factor handles
 * a missing level. Immutable.
 *
 * @param <T> what is protected
 * @since 0.1.0
 */
public final class LevelRule<T> implements AuthorizationManager<T>, ReactiveAuthorizationManager<T> {

	private final RequiredLevel required;

	private final AllRequiredFactorsAuthorizationManager<T> factors;

	LevelRule(RequiredLevel required) {
		this.required = required;
		this.factors = AllRequiredFactorsAuthorizationManager.<T>builder().requireFactor(required.factor()).build();
	}

	/**
	 * Ask for the level to have been proved recently.
	 * @param <R> what is protected
	 * @param age how long ago at most; whole seconds, positive
	 * @return a new rule
	 */
	public <R> LevelRule<R> within(Duration age) {
		Assert.isTrue(age.toSeconds() > 0, "'age' must be a second or more");
		return new LevelRule<>(new RequiredLevel(this.required.level(), Duration.ofSeconds(age.toSeconds())));
	}

	@Override
	public FactorAuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			T object) {
		return this.factors.authorize(authentication, object);
	}

	@Override
	public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, T object) {
		return authentication.<AuthorizationResult>map((current) -> decide(current, object))
			.switchIfEmpty(Mono.fromSupplier(() -> decide(null, object)));
	}

	/** What is denied in WebFlux does not say why, so the exchange remembers. */
	private FactorAuthorizationDecision decide(@Nullable Authentication authentication, T object) {
		FactorAuthorizationDecision decision = this.factors.authorize(() -> authentication, object);
		if (!decision.isGranted() && object instanceof AuthorizationContext context) {
			context.getExchange().getAttributes().put(RequiredLevel.ATTRIBUTE, this.required);
		}
		return decision;
	}

	@Override
	public String toString() {
		return "LevelRule[" + this.required + "]";
	}

}
