// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the JUnit support.
 */
@NullMarked
package io.github.cognitoauth.test.junit;

import org.jspecify.annotations.NullMarked;
