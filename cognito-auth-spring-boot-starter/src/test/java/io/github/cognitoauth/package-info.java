// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the module as a whole.
 */
@NullMarked
package io.github.cognitoauth;

import org.jspecify.annotations.NullMarked;
