// SPDX-License-Identifier: Apache-2.0

/**
 * What people read: codes and arguments, and the sentences that they stand for in each
 * language.
 */
@NullMarked
package io.github.cognitoauth.security.text;

import org.jspecify.annotations.NullMarked;
