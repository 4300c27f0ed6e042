// SPDX-License-Identifier: Apache-2.0

/**
 * Sessions that are kept in Redis by Spring Session, on both web stacks.
 */
@NullMarked
package io.github.cognitoauth.integration.session;

import org.jspecify.annotations.NullMarked;
