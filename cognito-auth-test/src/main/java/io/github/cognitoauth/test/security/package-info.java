// SPDX-License-Identifier: Apache-2.0

/**
 * Users who are signed in without a sign-in, for tests of what an application allows
 * whom.
 */
@NullMarked
package io.github.cognitoauth.test.security;

import org.jspecify.annotations.NullMarked;
