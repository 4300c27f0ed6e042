// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.web.CognitoTokensRepository;
import io.github.cognitoauth.security.web.HttpSessionCognitoTokensRepository;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Signs a user in for one request of {@code MockMvc}: the principal is a
 * {@link io.github.cognitoauth.security.CognitoUser} and the tokens repository holds its
 * tokens. No pool is asked. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class CognitoUserRequestPostProcessor implements RequestPostProcessor {

	private final SignedInUser user;

	CognitoUserRequestPostProcessor(SignedInUser user) {
		this.user = user;
	}

	/**
	 * Adds groups, each of which grants {@code ROLE_} and its name.
	 * @param names names of groups
	 * @return this
	 */
	public CognitoUserRequestPostProcessor groups(String... names) {
		this.user.groups(names);
		return this;
	}

	/**
	 * Adds a claim of the ID token, such as {@code email}.
	 * @param name its name
	 * @param value its value
	 * @return this
	 */
	public CognitoUserRequestPostProcessor claim(String name, Object value) {
		this.user.claim(name, value);
		return this;
	}

	/**
	 * Sets what the user has proved.
	 * @param authorities factor authorities, {@code FACTOR_PASSWORD} by default
	 * @return this
	 */
	public CognitoUserRequestPostProcessor factors(String... authorities) {
		this.user.factors(authorities);
		return this;
	}

	/**
	 * Sets all authorities, in place of those of groups and factors.
	 * @param authorities the authorities
	 * @return this
	 */
	public CognitoUserRequestPostProcessor authorities(GrantedAuthority... authorities) {
		this.user.authorities(List.of(authorities));
		return this;
	}

	/**
	 * Sets the tokens, and with them user name, groups and claims; such as real ones of
	 * the test pool.
	 * @param tokens the tokens
	 * @return this
	 */
	public CognitoUserRequestPostProcessor tokens(CognitoTokens tokens) {
		this.user.tokens(tokens);
		return this;
	}

	@Override
	public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
		CognitoTokens tokens = this.user.tokens();
		repository(request).saveTokens(tokens, request, new MockHttpServletResponse());
		return SecurityMockMvcRequestPostProcessors.authentication(this.user.authentication(tokens))
			.postProcessRequest(request);
	}

	private static CognitoTokensRepository repository(MockHttpServletRequest request) {
		WebApplicationContext context = WebApplicationContextUtils
			.getWebApplicationContext(request.getServletContext());
		CognitoTokensRepository bean = (context != null)
				? context.getBeanProvider(CognitoTokensRepository.class).getIfUnique() : null;
		return (bean != null) ? bean : new HttpSessionCognitoTokensRepository();
	}

}
