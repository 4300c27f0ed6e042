// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Why the login page is shown, by the parameters of its address. For the filters of the
 * login.
 *
 * @param problem what went wrong, or {@code null}
 * @param notice a remark, or {@code null}
 * @param username the name that was typed before, or {@code null}
 * @since 0.1.0
 */
public record LoginNotice(@Nullable Text problem, @Nullable Text notice, @Nullable String username) {

	private static final Set<String> FACTORS = Set.of("cognito-mfa", "password", "ott", "webauthn");

	/** What the pages of accounts did before, or ask for. */
	private static final Map<String, String> ACCOUNT = Map.of("reset", "cognito.notice.reset-password", "confirmed",
			"cognito.notice.confirm-sign-up", "everywhere", "cognito.notice.sign-out-everywhere", "deleted",
			"cognito.notice.delete-account", "fresh", "cognito.notice.fresh-sign-in");

	/**
	 * Read the parameters.
	 * @param parameters gives the value of a parameter, or {@code null} without one
	 * @param last why the last sign-in failed, or {@code null} if that is not known
	 * @return the notice
	 */
	public static LoginNotice of(Function<String, @Nullable String> parameters, @Nullable SignInProblem last) {
		String username = (last != null) ? last.username() : null;
		if (parameters.apply("error") != null) {
			return problem((last != null) ? last.text() : Text.of("cognito.problem.sign-in-failed"), username);
		}
		if (parameters.apply("expired") != null) {
			return problem((last != null) ? last.text() : Text.of("cognito.problem.step-expired"), username);
		}
		if (parameters.apply("logout") != null) {
			return notice(Text.of("cognito.notice.signed-out"));
		}
		if (parameters.apply("ended") != null) {
			return notice(Text.of("cognito.notice.session-ended"));
		}
		for (Map.Entry<String, String> reason : ACCOUNT.entrySet()) {
			if (parameters.apply(reason.getKey()) != null) {
				return notice(Text.of(reason.getValue()));
			}
		}
		if (parameters.apply("level") != null) {
			return new LoginNotice(null, (last != null) ? last.text() : Text.of("cognito.page.level.text"), username);
		}
		String factor = parameters.apply("factor.type");
		return (factor != null) ? notice(factor(factor, parameters.apply("factor.reason")))
				: new LoginNotice(null, null, null);
	}

	/**
	 * Return whether an address can be followed by the reason of a failed sign-in.
	 * @param parameters gives the value of a parameter, or {@code null} without one
	 * @return whether the page shows what went wrong
	 */
	public static boolean isAfterFailure(Function<String, @Nullable String> parameters) {
		return parameters.apply("error") != null || parameters.apply("expired") != null
				|| parameters.apply("level") != null;
	}

	/**
	 * Return which factor is missing.
	 * @param authority a factor authority
	 * @return a sentence
	 */
	public static Text missing(String authority) {
		return factor(authority.startsWith("FACTOR_") ? authority.substring("FACTOR_".length()) : authority, null);
	}

	/** Spring Security says which factor is missing or was given too long ago. */
	private static Text factor(String type, @Nullable String reason) {
		if ("expired".equals(reason)) {
			return Text.of("cognito.notice.factor-expired");
		}
		String name = type.toLowerCase(Locale.ROOT).replace('_', '-');
		return Text
			.of(FACTORS.contains(name) ? "cognito.notice.factor-missing-" + name : "cognito.notice.factor-missing");
	}

	private static LoginNotice problem(Text text, @Nullable String username) {
		return new LoginNotice(text, null, username);
	}

	private static LoginNotice notice(Text text) {
		return new LoginNotice(null, text, null);
	}

}
