// SPDX-License-Identifier: Apache-2.0

/**
 * Random values, comparisons and codes. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.crypto;

import org.jspecify.annotations.NullMarked;
