// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of {@code io.github.cognitoauth.metrics}.
 */
@NullMarked
package io.github.cognitoauth.metrics;

import org.jspecify.annotations.NullMarked;
