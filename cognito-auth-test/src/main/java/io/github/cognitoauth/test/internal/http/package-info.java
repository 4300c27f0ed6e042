// SPDX-License-Identifier: Apache-2.0

/**
 * The HTTP side: dispatch, faults, published documents. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.http;

import org.jspecify.annotations.NullMarked;
