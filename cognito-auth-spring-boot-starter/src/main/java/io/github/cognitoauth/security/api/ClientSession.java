// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;
import java.util.regex.Pattern;

import io.github.cognitoauth.authentication.RefreshRequest;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.StringUtils;

/** What a client keeps between two visits, as it sends it back. */
final class ClientSession {

	static final String MEMBER = "session";

	private static final Set<String> MEMBERS = Set.of("refreshToken", "username", "deviceKey");

	/** {@code TokenModelType} of the service model; what it refuses is not sent. */
	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-_=.]+");

	/** {@code DeviceKeyType} of the service model. */
	private static final Pattern DEVICE_KEY = Pattern.compile("[\\w-]+_[0-9a-f-]+");

	private static final int MAX_USERNAME = 128;

	private final String refreshToken;

	private final @Nullable String username;

	private final @Nullable String deviceKey;

	private ClientSession(String refreshToken, @Nullable String username, @Nullable String deviceKey) {
		this.refreshToken = refreshToken;
		this.username = username;
		this.deviceKey = deviceKey;
	}

	/** Return what a request has for it: where the server keeps it, nothing. */
	static Set<String> members(ApiMode mode) {
		return (mode == ApiMode.BODY) ? Set.of(MEMBER) : Set.of();
	}

	static ClientSession of(ApiRequest request) {
		ObjectNode session = request.object(MEMBER);
		ApiBodies.checkMembers(session, MEMBERS);
		String refreshToken = ApiBodies.text(session, "refreshToken");
		if (refreshToken == null) {
			throw new ApiProblemException(ApiProblem.badRequest("The member 'refreshToken' must be a text."));
		}
		return new ClientSession(refreshToken, ApiBodies.text(session, "username"),
				ApiBodies.text(session, "deviceKey"));
	}

	String refreshToken() {
		return this.refreshToken;
	}

	/** Return whether the pool could have issued it. */
	boolean isUsable() {
		return TOKEN.matcher(this.refreshToken).matches()
				&& (this.username == null
						|| StringUtils.hasText(this.username) && this.username.length() <= MAX_USERNAME)
				&& (this.deviceKey == null || DEVICE_KEY.matcher(this.deviceKey).matches());
	}

	RefreshRequest toRefreshRequest() {
		return RefreshRequest.builder(this.refreshToken).username(this.username).deviceKey(this.deviceKey).build();
	}

	/** Return whether the pool said that the user has to sign in again. */
	static boolean isOver(Throwable failure) {
		return failure instanceof CognitoException refused
				&& (refused.reason().endsSession() || switch (refused.reason()) {
					case REFRESH_TOKEN_REUSED -> true;
					case UNSPECIFIED -> refused.code().equals("InvalidParameterException");
					default -> false;
				});
	}

	@Override
	public String toString() {
		return "ClientSession[]";
	}

}
