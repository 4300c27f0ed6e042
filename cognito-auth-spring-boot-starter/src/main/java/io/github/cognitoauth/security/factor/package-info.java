// SPDX-License-Identifier: Apache-2.0

/**
 * The names of what a user can prove at sign-in.
 */
@NullMarked
package io.github.cognitoauth.security.factor;

import org.jspecify.annotations.NullMarked;
