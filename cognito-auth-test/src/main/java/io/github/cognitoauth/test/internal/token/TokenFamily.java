// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.time.Instant;

import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.state.User;
import org.jspecify.annotations.Nullable;

/**
 * What all tokens that go back to one sign-in have in common. It travels inside of the
 * tokens, so that the pool need not remember sign-ins.
 *
 * @param user whose tokens they are
 * @param clientId the app client that signed the user in
 * @param eventId the sign-in
 * @param originId the {@code origin_jti}, null in a token that has none
 * @param authTime when the user signed in
 * @param deviceKey the device of the sign-in, null if devices are not tracked
 * @param methods what the user has proved
 * @param levelShown whether the tokens name the level, {@code acr} and {@code amr}
 */
public record TokenFamily(User user, String clientId, String eventId, @Nullable String originId, Instant authTime,
		@Nullable String deviceKey, Methods methods, boolean levelShown) {

	@Override
	public String toString() {
		return "TokenFamily[user=" + this.user.username() + ", clientId=" + this.clientId + "]";
	}

}
