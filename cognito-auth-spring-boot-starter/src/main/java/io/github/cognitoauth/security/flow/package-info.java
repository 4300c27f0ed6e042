// SPDX-License-Identifier: Apache-2.0

/**
 * A sign-in between two requests, as far as it does not depend on the web stack: the open
 * challenge, how long and how often it can be answered, and the problem document of one
 * that cannot go on.
 */
@NullMarked
package io.github.cognitoauth.security.flow;

import org.jspecify.annotations.NullMarked;
