// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.pool.CognitoUserPools;

/**
 * The user pools of an application of which one at least has a replica: a bean that is
 * not there otherwise. Public for the auto-configurations below only.
 *
 * @param pools all pools
 * @since 0.1.0
 */
public record ReplicatedUserPools(CognitoUserPools pools) {

}
