// SPDX-License-Identifier: Apache-2.0

/**
 * Spring Boot test support for the in-process user pool.
 */
@NullMarked
package io.github.cognitoauth.test.spring;

import org.jspecify.annotations.NullMarked;
