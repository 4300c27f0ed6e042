// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of {@code io.github.cognitoauth.autoconfigure.metrics}.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
