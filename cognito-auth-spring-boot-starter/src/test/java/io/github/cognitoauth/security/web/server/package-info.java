// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the login of WebFlux applications.
 */
@NullMarked
package io.github.cognitoauth.security.web.server;

import org.jspecify.annotations.NullMarked;
