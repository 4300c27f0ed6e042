// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of a resource server that accepts the tokens of the pool.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.oauth2;

import org.jspecify.annotations.NullMarked;
