// SPDX-License-Identifier: Apache-2.0

/**
 * Test slices of Spring Boot see the starter.
 */
@NullMarked
package io.github.cognitoauth.integration.slice;

import org.jspecify.annotations.NullMarked;
