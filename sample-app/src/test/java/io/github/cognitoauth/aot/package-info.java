// SPDX-License-Identifier: Apache-2.0

/**
 * Applications that start from what is generated ahead of time.
 */
@NullMarked
package io.github.cognitoauth.aot;

import org.jspecify.annotations.NullMarked;
