// SPDX-License-Identifier: Apache-2.0

/**
 * Sign-in against a pool that verifies every proof.
 */
@NullMarked
package io.github.cognitoauth.authentication;

import org.jspecify.annotations.NullMarked;
