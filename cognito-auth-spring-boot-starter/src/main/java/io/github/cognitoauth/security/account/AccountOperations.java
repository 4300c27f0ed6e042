// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.account.OperationProblem.Kind;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The operations that an application offers, and the one way to perform them: it checks
 * who may, keeps attempts within the limits, lets uniform answers take their time, and
 * tells about changes. Thread-safe; nothing blocks.
 *
 * @since 0.1.0
 */
public final class AccountOperations {

	private final Map<String, AccountOperation> operations;

	private final CognitoUserAccounts accounts;

	private final AccountSettings settings;

	private final OperationRun run;

	private AccountOperations(Builder builder) {
		Map<String, AccountOperation> all = new LinkedHashMap<>();
		StandardOperations.of(builder.accounts, builder.settings)
			.forEach((operation) -> all.put(operation.id(), operation));
		Map<String, AccountOperation> own = new LinkedHashMap<>();
		builder.operations.forEach((operation) -> Assert.isTrue(own.put(operation.id(), operation) == null,
				() -> "There are two beans of type AccountOperation for '" + operation.id() + "'; keep one"));
		all.putAll(own);
		this.operations = all;
		this.accounts = builder.accounts;
		this.settings = builder.settings;
		this.run = new OperationRun(builder);
	}

	/**
	 * Start with the built-in operations.
	 * @param accounts the calls of the pool
	 * @param settings which operations there are
	 * @return a builder
	 */
	public static Builder builder(CognitoUserAccounts accounts, AccountSettings settings) {
		return new Builder(accounts, settings);
	}

	/**
	 * Return which operations there are.
	 * @return ids, those of the application last
	 */
	public List<String> ids() {
		return List.copyOf(this.operations.keySet());
	}

	/**
	 * Return whether there is an operation.
	 * @param id its id
	 * @return whether it is switched on
	 */
	public boolean offers(String id) {
		return this.operations.containsKey(id);
	}

	/**
	 * Return who may perform an operation.
	 * @param id its id
	 * @return who may, or {@code null} if it is not offered
	 */
	public @Nullable Access access(String id) {
		AccountOperation operation = this.operations.get(id);
		return (operation != null) ? operation.access() : null;
	}

	/**
	 * Return whether an operation answers alike for every account, and takes its time.
	 * @param id its id
	 * @return whether it is offered and does
	 */
	public boolean isUniform(String id) {
		AccountOperation operation = this.operations.get(id);
		return operation != null && operation.isUniform();
	}

	/**
	 * Return what somebody can try whose sign-in was refused, whatever the reason.
	 * @return ids of operations for everybody; none while the replica of the pool is in
	 * use, where they cannot succeed
	 */
	public List<String> signInActions() {
		return this.accounts.isReadOnly() ? List.of()
				: List.of(SendCodeOperation.FORGOT_PASSWORD, ConfirmSignUpOperation.ID, SignUpOperation.ID)
					.stream()
					.filter(this::offers)
					.toList();
	}

	/**
	 * Return whether a user has signed in a short time ago.
	 * @param user the user
	 * @return whether {@link Access#FRESH} is granted
	 */
	public boolean isFresh(AccountUser user) {
		return this.settings.isFresh(user);
	}

	/**
	 * Return how long ago a user may have signed in for {@link Access#FRESH}.
	 * @return a positive duration
	 */
	public Duration freshSignIn() {
		return this.settings.freshSignIn();
	}

	/**
	 * Describe what an operation asks.
	 * @param id its id
	 * @param context whose account it is
	 * @return a form
	 * @throws OperationRefusedException if the operation is not offered
	 */
	public StepForm form(String id, OperationContext context) {
		return required(id).form(context);
	}

	/**
	 * Perform an operation.
	 * @param id its id
	 * @param context whose account it is and where the request comes from
	 * @param values what was entered
	 * @return what came of it; every error is an {@link OperationRefusedException}.
	 * Cancelling abandons the call
	 */
	public Mono<OperationResult> perform(String id, OperationContext context, AnswerValues values) {
		return Mono.defer(() -> this.run.perform(permitted(required(id), context), context, values))
			.onErrorMap(OperationFailures::translate);
	}

	private AccountOperation required(String id) {
		AccountOperation operation = this.operations.get(id);
		if (operation == null) {
			throw OperationRefusedException.of(Kind.NOT_OFFERED, "cognito.problem.not-offered");
		}
		return operation;
	}

	private AccountOperation permitted(AccountOperation operation, OperationContext context) {
		if (operation.access() != Access.PUBLIC) {
			AccountUser user = context.requiredUser();
			if (operation.access() == Access.FRESH) {
				this.settings.requireFresh(user);
			}
		}
		return operation;
	}

	@Override
	public String toString() {
		return "AccountOperations" + this.operations.keySet();
	}

	/**
	 * Builds {@link AccountOperations}.
	 */
	public static final class Builder {

		private final CognitoUserAccounts accounts;

		private final AccountSettings settings;

		private final List<AccountOperation> operations = new ArrayList<>();

		private AnswerDelay delay = AnswerDelay.standard();

		private SignInLimit limit = new SignInLimit(null, CognitoLoginListener.NONE);

		private CognitoAuthenticationOptions options = CognitoAuthenticationOptions.defaults();

		private Consumer<AccountEvent> listener = (event) -> {
		};

		private Builder(CognitoUserAccounts accounts, AccountSettings settings) {
			Assert.notNull(accounts, "'accounts' must not be null");
			Assert.notNull(settings, "'settings' must not be null");
			this.accounts = accounts;
			this.settings = settings;
		}

		/**
		 * Add operations, or put them in the place of those with the same ids.
		 * @param operations operations of the application
		 * @return this builder
		 */
		public Builder operations(List<? extends AccountOperation> operations) {
			this.operations.addAll(operations);
			return this;
		}

		/**
		 * Set how long uniform answers take.
		 * @param delay the delay; one second to 1.3 seconds by default
		 * @return this builder
		 */
		public Builder delay(AnswerDelay delay) {
			Assert.notNull(delay, "'delay' must not be null");
			this.delay = delay;
			return this;
		}

		/**
		 * Set what bounds attempts that fail, and all that uniform answers are given to.
		 * @param limit the limit that sign-ins have, too; none by default
		 * @return this builder
		 */
		public Builder limit(SignInLimit limit) {
			Assert.notNull(limit, "'limit' must not be null");
			this.limit = limit;
			return this;
		}

		/**
		 * Set what triggers and threat protection are told, as at a sign-in.
		 * @param options the options of the sign-in
		 * @return this builder
		 */
		public Builder options(CognitoAuthenticationOptions options) {
			Assert.notNull(options, "'options' must not be null");
			this.options = options;
			return this;
		}

		/**
		 * Set who is told about changes. It may block; what it throws is logged.
		 * @param listener the listener
		 * @return this builder
		 */
		public Builder listener(Consumer<AccountEvent> listener) {
			Assert.notNull(listener, "'listener' must not be null");
			this.listener = listener;
			return this;
		}

		AccountSettings settings() {
			return this.settings;
		}

		AnswerDelay delay() {
			return this.delay;
		}

		CognitoAuthenticationOptions options() {
			return this.options;
		}

		SignInLimit limit() {
			return this.limit;
		}

		Consumer<AccountEvent> listener() {
			return this.listener;
		}

		/**
		 * Build the operations.
		 * @return new operations
		 * @throws IllegalArgumentException if the application has two of one id
		 */
		public AccountOperations build() {
			return new AccountOperations(this);
		}

	}

}
