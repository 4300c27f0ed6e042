// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the auto-configuration of WebFlux applications.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.reactive;

import org.jspecify.annotations.NullMarked;
