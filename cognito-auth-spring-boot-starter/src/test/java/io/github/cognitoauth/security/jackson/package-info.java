// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of stored sessions.
 */
@NullMarked
package io.github.cognitoauth.security.jackson;

import org.jspecify.annotations.NullMarked;
