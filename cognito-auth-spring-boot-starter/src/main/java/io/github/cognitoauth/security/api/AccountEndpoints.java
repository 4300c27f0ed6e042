// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.account.AccountOperations;
import io.github.cognitoauth.security.flow.HandleSeal;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;

/**
 * The operations of accounts as endpoints. Public because the application's configuration
 * makes them; applications need not know it.
 *
 * @since 0.1.0
 */
public final class AccountEndpoints {

	private static final String PASSKEYS = "/account/passkeys";

	private static final String VERIFICATION = "/account/attributes/{target}/verification";

	/** In the order in which clients see them. */
	private static final List<Row> ROWS = List.of(
			post("sign-up", "/sign-up", AccountBodies::signUp, "username", "password", "attributes"),
			post("confirm-sign-up", "/sign-up/confirm", AccountBodies::plain, "username", "code", SignUpHandles.MEMBER),
			post("resend-sign-up-code", "/sign-up/resend", AccountBodies::plain, "username"),
			post("forgot-password", "/password/forgot", AccountBodies::plain, "username"),
			post("reset-password", "/password/reset", AccountBodies::plain, "username", "code", "newPassword"),
			row("account", HttpMethod.GET, "/account"), row("delete-account", HttpMethod.DELETE, "/account"),
			new Row("update-attributes", HttpMethod.PATCH, "/account/attributes", null, AccountBodies::patch),
			row("send-attribute-code", HttpMethod.POST, VERIFICATION),
			row("verify-attribute", HttpMethod.PUT, VERIFICATION, AccountBodies::plain, "code"),
			row("change-password", HttpMethod.PUT, "/account/password", AccountBodies::plain, "previousPassword",
					"newPassword"),
			row("update-mfa", HttpMethod.PATCH, "/account/mfa", AccountBodies::mfa, "enabled", "preferred", "passkeys"),
			row("begin-totp", HttpMethod.POST, "/account/mfa/totp"),
			row("complete-totp", HttpMethod.PUT, "/account/mfa/totp", AccountBodies::plain, "code", "name"),
			row("list-passkeys", HttpMethod.GET, PASSKEYS), row("begin-passkey", HttpMethod.POST, PASSKEYS),
			row("complete-passkey", HttpMethod.PUT, PASSKEYS, AccountBodies::form, "credential"),
			row("delete-passkey", HttpMethod.DELETE, PASSKEYS + "/{target}"),
			row("list-devices", HttpMethod.GET, "/account/devices"),
			row("update-device", HttpMethod.PATCH, "/account/devices/{target}", AccountBodies::form, "remembered"),
			row("forget-device", HttpMethod.DELETE, "/account/devices/{target}"),
			row("list-sessions", HttpMethod.GET, "/account/sessions"),
			row("end-session", HttpMethod.DELETE, "/account/sessions/{target}"),
			row("sign-out-everywhere", HttpMethod.POST, "/account/sign-out-everywhere"));

	private AccountEndpoints() {
	}

	/**
	 * Return the endpoints of the operations that an application offers. An operation of
	 * the application's own is found under <code>/operations/{id}</code>, or under
	 * <code>/account/operations/{id}</code> if somebody must be signed in for it.
	 * @param operations the operations
	 * @param mode where tokens and challenges are kept
	 * @param seal seals what a sign-up leaves for its confirmation; asked when the first
	 * one comes
	 * @param applicationName what authenticator apps show, or {@code null} for the host
	 * @return endpoints
	 */
	public static List<ApiEndpoint> of(AccountOperations operations, ApiMode mode, Supplier<HandleSeal> seal,
			@Nullable String applicationName) {
		Assert.notNull(operations, "'operations' must not be null");
		Map<String, Row> rows = new HashMap<>();
		ROWS.forEach((row) -> rows.put(row.id(), row));
		AccountAnswers answers = new AccountAnswers(mode, new SignUpHandles(seal));
		List<ApiEndpoint> endpoints = new ArrayList<>();
		for (String id : operations.ids()) {
			Access access = operations.access(id);
			Assert.state(access != null, "An operation that is there is offered");
			Row row = rows.get(id);
			endpoints.add(new AccountEndpoint((row != null) ? row : own(id, access), access, operations, answers,
					applicationName));
		}
		return endpoints;
	}

	private static Row own(String id, Access access) {
		String path = (access == Access.PUBLIC) ? "/operations/" + id : "/account/operations/" + id;
		return new Row(id, HttpMethod.POST, path, null, AccountBodies::form);
	}

	private static Row post(String id, String path, AccountBodies.Reader reader, String... members) {
		return row(id, HttpMethod.POST, path, reader, members);
	}

	private static Row row(String id, HttpMethod method, String path) {
		return row(id, method, path, AccountBodies::plain);
	}

	private static Row row(String id, HttpMethod method, String path, AccountBodies.Reader reader, String... members) {
		return new Row(id, method, path, Set.of(members), reader);
	}

	/** Where an operation is found, and how its body is read. */
	record Row(String id, HttpMethod method, String path, @Nullable Set<String> members, AccountBodies.Reader reader) {

	}

}
