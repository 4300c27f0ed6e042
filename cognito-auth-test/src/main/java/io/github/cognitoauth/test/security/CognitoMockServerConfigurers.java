// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

/**
 * Users for {@code WebTestClient}.
 *
 * @since 0.1.0
 */
public final class CognitoMockServerConfigurers {

	private CognitoMockServerConfigurers() {
	}

	/**
	 * Signs a user in for the requests of a client, by password unless factors are named.
	 *
	 * <pre class="code">
	 * client.mutateWith(mockCognitoUser("alice").groups("admins")).get().uri("/admin")
	 * </pre>
	 * @param username the user name
	 * @return what to give to {@code mutateWith(..)} or {@code apply(..)}
	 */
	public static CognitoUserMutator mockCognitoUser(String username) {
		return new CognitoUserMutator(new SignedInUser(username));
	}

}
