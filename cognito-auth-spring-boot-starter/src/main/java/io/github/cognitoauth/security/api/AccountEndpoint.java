// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;

import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.account.AccountUser;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationRefusedException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;

/**
 * One operation of accounts. The operations themselves keep attempts within the limits.
 */
final class AccountEndpoint implements ApiEndpoint {

	static final String TARGET = "target";

	private final AccountEndpoints.Row row;

	private final Access access;

	private final AccountOperations operations;

	private final AccountAnswers answers;

	private final @Nullable String applicationName;

	AccountEndpoint(AccountEndpoints.Row row, Access access, AccountOperations operations, AccountAnswers answers,
			@Nullable String applicationName) {
		this.row = row;
		this.access = access;
		this.operations = operations;
		this.answers = answers;
		this.applicationName = applicationName;
	}

	@Override
	public String id() {
		return this.row.id();
	}

	@Override
	public HttpMethod method() {
		return this.row.method();
	}

	@Override
	public String path() {
		return this.row.path();
	}

	@Override
	public Access access() {
		return this.access;
	}

	@Override
	public @Nullable Set<String> members() {
		return this.row.members();
	}

	@Override
	public boolean limited() {
		return false;
	}

	/** Return whether the answer takes its time on purpose. */
	boolean isDelayed() {
		return this.operations.isUniform(id());
	}

	@Override
	public Mono<ApiResponse> handle(ApiRequest request) {
		OperationContext context = context(request);
		return this.operations
			.perform(id(), context, this.row.reader().read(request, () -> this.operations.form(id(), context)))
			.flatMap((result) -> this.answers.of(id(), result, request))
			.onErrorMap(OperationRefusedException.class, this.answers::refused);
	}

	private OperationContext context(ApiRequest request) {
		String name = (this.applicationName != null) ? this.applicationName : request.host();
		OperationContext.Builder context = OperationContext.builder(name.isBlank() ? "localhost" : name)
			.client(request.remoteAddress(), request.hasUnreadForwardedHeader());
		if (this.access != Access.PUBLIC) {
			ApiCaller caller = request.caller();
			context.user(new AccountUser(caller.username(), caller.accessToken(), caller.authenticatedAt()));
		}
		if (path().contains("{" + TARGET + "}")) {
			context.target(request.pathVariable(TARGET));
		}
		if (this.row.members() != null && this.row.members().contains(SignUpHandles.MEMBER)) {
			context.signUpSession(this.answers.session(request));
		}
		return context.build();
	}

}
