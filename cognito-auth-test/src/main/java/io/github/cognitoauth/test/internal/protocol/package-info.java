// SPDX-License-Identifier: Apache-2.0

/**
 * Requests, answers and errors of the JSON API. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.protocol;

import org.jspecify.annotations.NullMarked;
