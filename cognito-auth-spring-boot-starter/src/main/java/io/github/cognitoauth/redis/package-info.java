// SPDX-License-Identifier: Apache-2.0

/**
 * The token store on Redis, with which the instances of a fleet share one session.
 */
@NullMarked
package io.github.cognitoauth.redis;

import org.jspecify.annotations.NullMarked;
