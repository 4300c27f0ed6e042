// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the Spring Boot support with the starter.
 */
@NullMarked
package io.github.cognitoauth.test.spring;

import org.jspecify.annotations.NullMarked;
