// SPDX-License-Identifier: Apache-2.0

/**
 * What instances of a fleet share, so that one of them renews the tokens of an account
 * for all.
 */
@NullMarked
package io.github.cognitoauth.token.store;

import org.jspecify.annotations.NullMarked;
