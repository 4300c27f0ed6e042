// SPDX-License-Identifier: Apache-2.0

/**
 * What the pool knows: settings, users, clients, sessions, tokens. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.state;

import org.jspecify.annotations.NullMarked;
