// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.internal.token.TokenFamily;
import io.github.cognitoauth.test.pool.AuthenticationLevels;
import io.github.cognitoauth.test.pool.AuthenticationLevels.Support;
import org.jspecify.annotations.Nullable;

/**
 * {@code TARGET_ACR_VALUES}, {@code MAX_AGE} and {@code ACCESS_TOKEN}: for which level a
 * sign-in sets out, and what of an earlier one counts.
 */
final class LevelRequest {

	private final UserPool pool;

	private final AccessTokens accessTokens;

	LevelRequest(UserPool pool, AccessTokens accessTokens) {
		this.pool = pool;
		this.accessTokens = accessTokens;
	}

	/**
	 * Sets the level that a sign-in is to reach.
	 * @param signIn the sign-in
	 * @param parameters {@code AuthParameters}
	 * @return the sign-in, the same one if no level is asked for
	 */
	SignIn apply(SignIn signIn, Map<String, String> parameters) {
		AuthenticationLevels levels = this.pool.settings().levels();
		String targets = parameters.get("TARGET_ACR_VALUES");
		if (levels.support() == Support.IGNORED) {
			return signIn;
		}
		Duration maxAge = maxAge(parameters.get("MAX_AGE"));
		if (targets == null) {
			if (parameters.containsKey("ACCESS_TOKEN")) {
				throw CognitoError.invalidParameter("ACCESS_TOKEN requires TARGET_ACR_VALUES");
			}
			return signIn;
		}
		if (levels.support() == Support.REFUSED_BY_PLAN) {
			throw CognitoError.of("FeatureUnavailableInTier",
					"TARGET_ACR_VALUES is not available in the feature plan of the user pool");
		}
		Methods credited = credited(signIn.user(), parameters.get("ACCESS_TOKEN"), maxAge);
		return (signIn.user() != null) ? signIn.towards(choose(signIn.user(), targets, credited), credited) : signIn;
	}

	private int choose(User user, String targets, Methods credited) {
		AuthenticationLevels levels = this.pool.settings().levels();
		boolean recognized = false;
		for (String name : targets.trim().split(" +")) {
			int level = levels.level(name);
			recognized |= level > 0;
			if (level > 0 && credited.level() >= level) {
				throw CognitoError
					.invalidParameter("The authentication level of ACCESS_TOKEN satisfies '" + name + "' already");
			}
			if (level > 0 && new LevelPaths(user, this.pool.settings(), level, credited).reachable()) {
				return level;
			}
		}
		throw CognitoError.invalidParameter(recognized ? "The user has no factors for any of TARGET_ACR_VALUES"
				: "TARGET_ACR_VALUES holds no value that the user pool knows");
	}

	private Methods credited(@Nullable User user, @Nullable String token, @Nullable Duration maxAge) {
		if (token == null) {
			return Methods.NONE;
		}
		if (user == null) {
			throw CognitoError.notAuthorized("Access Token does not belong to the user");
		}
		TokenFamily family = this.accessTokens.verifyOf(user, token);
		long age = this.pool.now().getEpochSecond() - family.authTime().getEpochSecond();
		return (maxAge != null && age > maxAge.toSeconds()) ? Methods.NONE : family.methods();
	}

	private static @Nullable Duration maxAge(@Nullable String text) {
		if (text == null) {
			return null;
		}
		if (!text.matches("[0-9]{1,10}")) {
			throw CognitoError.invalidParameter("MAX_AGE must be a number of seconds from 0 on");
		}
		return Duration.ofSeconds(Long.parseLong(text));
	}

}
