// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

/**
 * One way to begin a sign-in.
 */
interface Flow {

	/**
	 * Begins a sign-in. Called with the user locked.
	 * @param signIn the sign-in
	 * @param parameters {@code AuthParameters}
	 * @return the first step
	 */
	Step start(SignIn signIn, Map<String, String> parameters);

}
