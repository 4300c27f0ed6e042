// SPDX-License-Identifier: Apache-2.0

/**
 * JUnit Jupiter support for the in-process user pool.
 */
@NullMarked
package io.github.cognitoauth.test.junit;

import org.jspecify.annotations.NullMarked;
