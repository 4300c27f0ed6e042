// SPDX-License-Identifier: Apache-2.0

/**
 * A scripted user pool for the tests of this module: it records what is sent and answers
 * what it is told.
 */
@NullMarked
package io.github.cognitoauth.support;

import org.jspecify.annotations.NullMarked;
