// SPDX-License-Identifier: Apache-2.0

/**
 * Levels of authentication: their names, what of a token or of a sign-in counts for them,
 * and rules that ask for one.
 */
@NullMarked
package io.github.cognitoauth.security.level;

import org.jspecify.annotations.NullMarked;
