package io.github.cognitoauth.security;

import java.util.List;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.util.Assert;

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

	private transient @Nullable AuthenticationRequest request;

	private CognitoRequestAuthenticationToken(AuthenticationRequest request) {
		super(List.<GrantedAuthority>of());
		this.username = request.username();
		this.request = request;
	}

	/**
	 * Create a token to authenticate.
	 * @param request what is sent to the pool; its metadata is that of the options
	 * @return a new token
	 */
	public static CognitoRequestAuthenticationToken of(AuthenticationRequest request) {
		Assert.notNull(request, "'request' must not be null");
		return new CognitoRequestAuthenticationToken(request);
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
