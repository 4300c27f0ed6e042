// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of service accounts.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.token;

import org.jspecify.annotations.NullMarked;
