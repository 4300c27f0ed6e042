// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of {@code io.github.cognitoauth.autoconfigure.web}.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
