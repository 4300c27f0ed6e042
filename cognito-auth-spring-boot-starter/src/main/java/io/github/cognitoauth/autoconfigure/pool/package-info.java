// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of several user pools: {@code cognito.user-pools.<name>} beside the
 * main one.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.pool;

import org.jspecify.annotations.NullMarked;
