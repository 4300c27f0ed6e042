// SPDX-License-Identifier: Apache-2.0

/**
 * Service accounts against a user pool where things go wrong.
 */
@NullMarked
package io.github.cognitoauth.token;

import org.jspecify.annotations.NullMarked;
