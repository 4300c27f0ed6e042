// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the challenge step.
 */
@NullMarked
package io.github.cognitoauth.security.flow;

import org.jspecify.annotations.NullMarked;
