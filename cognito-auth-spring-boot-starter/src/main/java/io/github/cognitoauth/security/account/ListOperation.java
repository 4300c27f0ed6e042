// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.cognitoauth.account.CognitoUserAccount;
import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lists what an account has several of. Where the pool does not know such a list, it is
 * empty.
 *
 * @param <T> what is listed
 */
final class ListOperation<T> implements AccountOperation {

	/** Far more than people have, so that nobody makes an answer grow without an end. */
	private static final int MAX = 200;

	private final String id;

	private final CognitoUserAccounts accounts;

	private final Function<CognitoUserAccount, Flux<T>> list;

	private final BiFunction<List<T>, Boolean, OperationResult> result;

	private ListOperation(String id, CognitoUserAccounts accounts, Function<CognitoUserAccount, Flux<T>> list,
			BiFunction<List<T>, Boolean, OperationResult> result) {
		this.id = id;
		this.accounts = accounts;
		this.list = list;
		this.result = result;
	}

	static AccountOperation passkeys(CognitoUserAccounts accounts) {
		return new ListOperation<>("list-passkeys", accounts, (account) -> account.passkeys().list(),
				OperationResult.Passkeys::new);
	}

	static AccountOperation devices(CognitoUserAccounts accounts) {
		return new ListOperation<>("list-devices", accounts, (account) -> account.devices().list(),
				OperationResult.Devices::new);
	}

	static AccountOperation sessions(CognitoUserAccounts accounts) {
		return new ListOperation<>("list-sessions", accounts, (account) -> account.sessions().list(),
				OperationResult.Sessions::new);
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public Access access() {
		return Access.SIGNED_IN;
	}

	@Override
	public boolean isChange() {
		return false;
	}

	@Override
	public StepForm form(OperationContext context) {
		return StepForm.builder(this.id).texts("cognito.page." + this.id).build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.list.apply(this.accounts.forAccessToken(context.requiredUser().accessToken()))
			.take(MAX)
			.collectList()
			.map((all) -> this.result.apply(all, true))
			.onErrorReturn(ListOperation::isNotTracked, this.result.apply(List.of(), false));
	}

	/**
	 * Return whether the pool does not know such a list at all. What it answers then is
	 * not documented everywhere, so that any answer about its set-up will do.
	 */
	private static boolean isNotTracked(Throwable failure) {
		return failure instanceof CognitoException refused && switch (refused.reason()) {
			case POOL_MISCONFIGURED, FEATURE_NOT_IN_PLAN, UNSUPPORTED_OPERATION, UNKNOWN_OPERATION, INPUT_REFUSED ->
				true;
			case UNSPECIFIED -> refused.code().equals("InvalidParameterException");
			default -> false;
		};
	}

}
