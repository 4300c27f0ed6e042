// SPDX-License-Identifier: Apache-2.0

/**
 * Pages that need a level of authentication, on both web stacks.
 */
@NullMarked
package io.github.cognitoauth.integration.level;

import org.jspecify.annotations.NullMarked;
