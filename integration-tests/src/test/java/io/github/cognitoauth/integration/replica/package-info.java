// SPDX-License-Identifier: Apache-2.0

/**
 * Drills with a pool and its replica in a second Region.
 */
@NullMarked
package io.github.cognitoauth.integration.replica;

import org.jspecify.annotations.NullMarked;
