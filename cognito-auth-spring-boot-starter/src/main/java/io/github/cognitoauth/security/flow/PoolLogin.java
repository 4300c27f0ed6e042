// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoSessionRefresh;

/**
 * How the users of one pool sign in and stay signed in. For the two logins.
 *
 * @param pool the pool
 * @param options how they are authenticated, and what they are called
 * @param policy how long a challenge stays open
 * @param sessions when their accounts are looked at
 * @since 0.1.0
 */
public record PoolLogin(CognitoUserPool pool, CognitoAuthenticationOptions options, CognitoChallengePolicy policy,
		CognitoSessionRefresh sessions) {

}
