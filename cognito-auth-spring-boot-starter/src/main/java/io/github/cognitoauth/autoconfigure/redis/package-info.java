// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of the token store on Redis.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.redis;

import org.jspecify.annotations.NullMarked;
