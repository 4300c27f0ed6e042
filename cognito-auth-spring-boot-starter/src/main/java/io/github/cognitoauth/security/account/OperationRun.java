// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Clock;
import java.util.function.Consumer;

import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoRateLimitException;
import io.github.cognitoauth.security.limit.Attempt;
import io.github.cognitoauth.security.limit.RateDecision;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.step.AnswerValues;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** All that happens around an operation, whichever it is. */
final class OperationRun {

	private static final Logger logger = LoggerFactory.getLogger(OperationRun.class);

	private final CognitoAuthenticationOptions options;

	private final SignInLimit limit;

	private final AnswerDelay delay;

	private final Consumer<AccountEvent> listener;

	private final Clock clock;

	OperationRun(AccountOperations.Builder builder) {
		this.options = builder.options();
		this.limit = builder.limit();
		this.delay = builder.delay();
		this.listener = builder.listener();
		this.clock = builder.settings().clock();
	}

	Mono<OperationResult> perform(AccountOperation operation, OperationContext context, AnswerValues values) {
		Mono<OperationResult> call = Mono.defer(() -> operation.perform(withMetadata(context, values), values))
			.onErrorMap(OperationFailures::translate);
		Mono<OperationResult> told = operation.isChange() ? told(call, operation, context, values) : call;
		Mono<OperationResult> delayed = operation.isUniform() ? this.delay.apply(told) : told;
		Attempt attempt = Attempt.of(context.remoteAddress(), context.hasUnreadForwardedHeader(),
				username(context, values));
		return this.limit.enter(attempt)
			.onErrorMap(CognitoRateLimitException.class,
					(limited) -> OperationFailures.limited(limited, limited.getRetryAfter()))
			.flatMap((decision) -> counted(delayed, operation, decision));
	}

	/** The pool is told about the client as at a sign-in. */
	private OperationContext withMetadata(OperationContext context, AnswerValues values) {
		if (!context.metadata().equals(RequestMetadata.none())) {
			return context;
		}
		UsernamePasswordAuthenticationToken attempt = UsernamePasswordAuthenticationToken
			.unauthenticated(username(context, values), null);
		attempt.setDetails(new AccountClientDetails(context.remoteAddress()));
		return context.mutate().metadata(this.options.requestMetadata(attempt)).build();
	}

	/** Whether a uniform answer is a failure must not be seen by the limits either. */
	private Mono<OperationResult> counted(Mono<OperationResult> call, AccountOperation operation,
			RateDecision decision) {
		boolean always = operation.isUniform();
		return call.flatMap((result) -> this.limit.leave(decision, always).thenReturn(result))
			.onErrorResume(OperationRefusedException.class,
					(refused) -> this.limit
						.leave(decision, always || OperationFailures.isGuess(refused, operation.access()))
						.then(Mono.error(refused)));
	}

	private Mono<OperationResult> told(Mono<OperationResult> call, AccountOperation operation, OperationContext context,
			AnswerValues values) {
		return call.flatMap((result) -> tell(event(operation, context, values, null)).thenReturn(result))
			.onErrorResume(OperationRefusedException.class,
					(refused) -> tell(event(operation, context, values, refused.problem().kind().code()))
						.then(Mono.error(refused)));
	}

	private AccountEvent event(AccountOperation operation, OperationContext context, AnswerValues values,
			@Nullable String problem) {
		return new AccountEvent(operation.id(), this.options.pool(), username(context, values), problem,
				context.target(), context.remoteAddress(), this.clock.instant());
	}

	static @Nullable String username(OperationContext context, AnswerValues values) {
		AccountUser user = context.user();
		if (user != null) {
			return user.username();
		}
		String typed = values.get(PasswordFields.USERNAME);
		return (typed != null && !typed.isBlank()) ? typed.strip() : null;
	}

	/** Listeners may write to a database, which no thread of requests may wait for. */
	private Mono<Void> tell(AccountEvent event) {
		return Mono.<Void>fromRunnable(() -> this.listener.accept(event))
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorResume((failure) -> {
				logger.warn("A listener failed for {}", event, failure);
				return Mono.empty();
			});
	}

}
