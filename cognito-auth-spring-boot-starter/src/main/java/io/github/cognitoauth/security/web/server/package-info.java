// SPDX-License-Identifier: Apache-2.0

/**
 * Login against a user pool for WebFlux applications, the twin of the package above.
 */
@NullMarked
package io.github.cognitoauth.security.web.server;

import org.jspecify.annotations.NullMarked;
