// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.List;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.level.RequiredLevel;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * A first step that is more than user name and password, as the automatic sign-in after a
 * sign-up, on its way to {@link CognitoAuthenticationProvider} or
 * {@link CognitoReactiveAuthenticationManager}. Never authenticated. A copy that was
 * serialized, as part of an exception in a session, has a name only.
 *
 * @since 0.1.0
 */
public final class CognitoRequestAuthenticationToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final String username;

	private final transient @Nullable CarriedFactors carried;

	private transient @Nullable AuthenticationRequest request;

	private CognitoRequestAuthenticationToken(AuthenticationRequest request, @Nullable CarriedFactors carried) {
		super(List.<GrantedAuthority>of());
		this.username = request.username();
		this.request = request;
		this.carried = carried;
	}

	/**
	 * Create a token to authenticate.
	 * @param request what is sent to the pool; its metadata is that of the options
	 * @return a new token
	 */
	public static CognitoRequestAuthenticationToken of(AuthenticationRequest request) {
		Assert.notNull(request, "'request' must not be null");
		return new CognitoRequestAuthenticationToken(request, null);
	}

	/**
	 * Let somebody who is signed in prove more: the pool is asked for a level and told
	 * what was proved by the tokens of the session, so that it asks only for what is
	 * missing. What was proved before stays, at its time. If it is another user who
	 * answers, the sign-in fails.
	 * @param user who is signed in
	 * @param current the sign-in
	 * @param tokens its tokens
	 * @param required what a rule asks for
	 * @param levels names the levels
	 * @return a new token, or {@code null} if the pool is not to be asked
	 */
	public static @Nullable CognitoRequestAuthenticationToken stepUp(CognitoUser user, Authentication current,
			CognitoTokens tokens, RequiredLevel required, CognitoLevelSettings levels) {
		List<String> targets = levels.targets(required.level());
		return targets.isEmpty() ? null
				: new CognitoRequestAuthenticationToken(AuthenticationRequest.builder(user.getUsername())
					.targetLevels(targets.toArray(String[]::new))
					.accessToken(tokens.accessToken())
					.maxAge(required.maxAge())
					.build(), CarriedFactors.of(user, current));
	}

	/**
	 * Sign in with a password towards a level. A pool that refuses to be asked for it is
	 * asked without.
	 * @param username the user name
	 * @param password the password
	 * @param required what a rule asks for
	 * @param levels names the levels
	 * @return a new token, or {@code null} if name or password are empty
	 */
	public static @Nullable CognitoRequestAuthenticationToken towards(@Nullable String username,
			@Nullable String password, RequiredLevel required, CognitoLevelSettings levels) {
		return (username != null && StringUtils.hasText(username) && StringUtils.hasText(password))
				? of(AuthenticationRequest.builder(username.trim())
					.password(password)
					.targetLevels(levels.targets(required.level()).toArray(String[]::new))
					.build())
				: null;
	}

	/**
	 * Return nothing: what is in the request is for the pool only.
	 * @return always {@code null}
	 */
	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public Object getPrincipal() {
		return this.username;
	}

	@Override
	public void setAuthenticated(boolean authenticated) {
		Assert.isTrue(!authenticated, "A request is never authenticated");
		super.setAuthenticated(false);
	}

	@Override
	public void eraseCredentials() {
		super.eraseCredentials();
		this.request = null;
	}

	@Nullable CarriedFactors carried() {
		return this.carried;
	}

	@Nullable AuthenticationRequest request() {
		return this.request;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

	@Override
	public String toString() {
		return "CognitoRequestAuthenticationToken[authenticated=false]";
	}

}
