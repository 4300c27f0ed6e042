// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.PasswordRules;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Remembers which rules for passwords the pool has told. A password that breaks one of
 * them is refused here, for every name alike: the pool tells the rule for an account that
 * exists and a wrong code for any other name, which would tell them apart. Besides, no
 * attempt of the few that a user has is spent on it. The rules are those of the whole
 * pool, so that one answer is enough; an administrator may change them, so that they are
 * forgotten after an hour.
 */
final class KnownPasswordRules {

	private static final Duration VALIDITY = Duration.ofHours(1);

	private static final String TOO_SHORT = "cognito.problem.password-too-short";

	/** What a password must have, by what people are told without it. */
	private static final Map<String, Pattern> NEEDED = Map.of("cognito.problem.password-needs-uppercase",
			Pattern.compile("[A-Z]"), "cognito.problem.password-needs-lowercase", Pattern.compile("[a-z]"),
			"cognito.problem.password-needs-number", Pattern.compile("[0-9]"), "cognito.problem.password-needs-symbol",
			Pattern.compile("[^A-Za-z0-9]"));

	private static final List<String> ORDER = List.of(TOO_SHORT, "cognito.problem.password-needs-uppercase",
			"cognito.problem.password-needs-lowercase", "cognito.problem.password-needs-number",
			"cognito.problem.password-needs-symbol");

	private final Clock clock;

	/** At most one for each rule. */
	private final Map<String, Known> known = new ConcurrentHashMap<>();

	KnownPasswordRules(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Make a call that sets a password, unless that breaks a rule.
	 * @param password the new password
	 * @param field the name of its field
	 * @param call the call
	 * @param <T> what comes of it
	 * @return what comes of it, or an {@link OperationRefusedException} that tells the
	 * rule
	 */
	<T> Mono<T> apply(String password, String field, Supplier<Mono<T>> call) {
		return Mono.defer(() -> {
			String broken = broken(password);
			return (broken != null) ? Mono.error(refused(Text.of(broken), field, null))
					: call.get().onErrorMap(KnownPasswordRules::isRule, (failure) -> learn(password, field, failure));
		});
	}

	private static boolean isRule(Throwable failure) {
		return failure instanceof CognitoException refused && refused.reason() == CognitoErrorReason.PASSWORD_POLICY;
	}

	private Throwable learn(String password, String field, Throwable failure) {
		String message = ((CognitoException) failure).userMessage();
		Text rule = (message != null && !message.isBlank()) ? PasswordRules.broken(message)
				: Text.of("cognito.problem.password-refused");
		if (ORDER.contains(rule.code())) {
			this.known.put(rule.code(), new Known(this.clock.instant().plus(VALIDITY), length(password)));
		}
		return refused(rule, field, failure);
	}

	private static OperationRefusedException refused(Text rule, String field, @Nullable Throwable cause) {
		return OperationFailures.of(OperationProblem.Kind.PASSWORD_POLICY, rule, field, cause);
	}

	private @Nullable String broken(String password) {
		Instant now = this.clock.instant();
		for (String rule : ORDER) {
			Known known = this.known.get(rule);
			if (known != null && now.isBefore(known.until()) && breaks(password, rule, known)) {
				return rule;
			}
		}
		return null;
	}

	private static boolean breaks(String password, String rule, Known known) {
		Pattern needed = NEEDED.get(rule);
		return (needed != null) ? !needed.matcher(password).find() : length(password) <= known.tooShort();
	}

	private static int length(String password) {
		return password.codePointCount(0, password.length());
	}

	/** Until when a rule counts, and the length of the password that broke it. */
	private record Known(Instant until, int tooShort) {

	}

}
