// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

/**
 * Users for {@code MockMvc}.
 *
 * @since 0.1.0
 */
public final class CognitoMockMvcRequestPostProcessors {

	private CognitoMockMvcRequestPostProcessors() {
	}

	/**
	 * Signs a user in for one request, by password unless factors are named.
	 *
	 * <pre class="code">
	 * mvc.perform(get("/admin").with(cognitoUser("alice").groups("admins")))
	 * </pre>
	 * @param username the user name
	 * @return what to give to {@code with(..)}
	 */
	public static CognitoUserRequestPostProcessor cognitoUser(String username) {
		return new CognitoUserRequestPostProcessor(new SignedInUser(username));
	}

}
