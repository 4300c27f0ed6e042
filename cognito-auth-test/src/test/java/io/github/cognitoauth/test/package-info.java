// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the in-process user pool with clients that are not ours.
 */
@NullMarked
package io.github.cognitoauth.test;

import org.jspecify.annotations.NullMarked;
