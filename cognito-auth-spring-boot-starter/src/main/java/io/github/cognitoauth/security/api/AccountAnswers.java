// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import io.github.cognitoauth.security.CognitoRequestAuthenticationToken;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationRefusedException;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.account.OperationResult.Account;
import io.github.cognitoauth.security.account.OperationResult.Begun;
import io.github.cognitoauth.security.account.OperationResult.Confirmed;
import io.github.cognitoauth.security.account.OperationResult.Devices;
import io.github.cognitoauth.security.account.OperationResult.Done;
import io.github.cognitoauth.security.account.OperationResult.Passkeys;
import io.github.cognitoauth.security.account.OperationResult.Pending;
import io.github.cognitoauth.security.account.OperationResult.Sessions;
import io.github.cognitoauth.security.account.OperationResult.SignIn;
import io.github.cognitoauth.security.account.OperationResult.Updated;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;

/** What clients are answered to the operations of accounts. */
final class AccountAnswers {

	private static final String SIGN_UP = "sign-up";

	private final ApiMode mode;

	private final SignUpHandles handles;

	AccountAnswers(ApiMode mode, SignUpHandles handles) {
		this.mode = mode;
		this.handles = handles;
	}

	/** Return what a sign-up left for its confirmation. */
	@Nullable String session(ApiRequest request) {
		return this.handles.open(request.text(SignUpHandles.MEMBER));
	}

	Mono<ApiResponse> of(String id, OperationResult result, ApiRequest request) {
		if (result instanceof Done done) {
			return done(done, request);
		}
		if (result instanceof SignIn signIn) {
			return signIn(signIn, request);
		}
		if (result instanceof Pending pending) {
			return Mono.just(ApiResponse.json(HttpStatus.ACCEPTED, pending(id, pending, request.json())));
		}
		return Mono.just(ApiResponse.ok(json(result, request.json())));
	}

	/** The tokens of a session are dead as well. */
	private Mono<ApiResponse> done(Done done, ApiRequest request) {
		Mono<Void> end = (done.sessionOver() && this.mode == ApiMode.SESSION) ? request.exchange().signOut()
				: Mono.empty();
		return end.then(Mono.fromSupplier(ApiResponse::noContent));
	}

	/** The account is confirmed in any case; who is not signed in now can sign in. */
	private static Mono<ApiResponse> signIn(SignIn signIn, ApiRequest request) {
		return request.signIn(CognitoRequestAuthenticationToken.of(signIn.request()))
			.map((response) -> (response.problem() != null) ? ApiResponse.ok(confirmed(request.json())) : response);
	}

	private static ObjectNode confirmed(ApiJson json) {
		return json.object().put("status", "confirmed");
	}

	private ObjectNode pending(String id, Pending pending, ApiJson json) {
		ObjectNode body = json.object().put("status", "pending");
		if (id.equals(SIGN_UP)) {
			body.put(SignUpHandles.MEMBER, this.handles.seal(pending.session()));
		}
		body.set("form", json.form(AccountJson.withoutConfirmations(pending.form())));
		if (pending.delivery() != null) {
			body.set("delivery", json.delivery(pending.delivery()));
		}
		return body;
	}

	private static ObjectNode json(OperationResult result, ApiJson json) {
		if (result instanceof Confirmed) {
			return confirmed(json);
		}
		if (result instanceof Begun begun) {
			return AccountJson.begun(begun, json);
		}
		if (result instanceof Account account) {
			return AccountJson.account(account.account(), json);
		}
		if (result instanceof Updated updated) {
			return AccountJson.updated(updated, json);
		}
		if (result instanceof Passkeys passkeys) {
			return AccountJson.passkeys(passkeys, json);
		}
		return (result instanceof Devices devices) ? AccountJson.devices(devices, json)
				: AccountJson.sessions((Sessions) result, json);
	}

	ApiProblemException refused(OperationRefusedException refused) {
		OperationProblem problem = refused.problem();
		return new ApiProblemException(ApiProblem.builder(code(problem.kind()))
			.detail(problem.text())
			.error(problem.field(), problem.text())
			.retryAfter(problem.retryAfter())
			.build());
	}

	private ApiProblemCode code(OperationProblem.Kind kind) {
		return switch (kind) {
			case NOT_OFFERED -> ApiProblemCode.NOT_OFFERED;
			case TOKEN_REJECTED ->
				(this.mode == ApiMode.SESSION) ? ApiProblemCode.SESSION_ENDED : ApiProblemCode.TOKEN_REJECTED;
			case FRESH_SIGN_IN_REQUIRED -> ApiProblemCode.FRESH_SIGN_IN_REQUIRED;
			// clients see what a form needs
			case ANSWER_INCOMPLETE -> ApiProblemCode.BAD_REQUEST;
			case CODE_REFUSED -> ApiProblemCode.CODE_REFUSED;
			case INPUT_REFUSED -> ApiProblemCode.INPUT_REFUSED;
			case PASSWORD_POLICY -> ApiProblemCode.PASSWORD_POLICY;
			case RATE_LIMITED -> ApiProblemCode.RATE_LIMITED;
			case LIMIT_EXCEEDED -> ApiProblemCode.LIMIT_EXCEEDED;
			case UNAVAILABLE -> ApiProblemCode.UNAVAILABLE;
		};
	}

}
