// SPDX-License-Identifier: Apache-2.0

/**
 * What the login keeps in a session, as JSON.
 */
@NullMarked
package io.github.cognitoauth.security.jackson;

import org.jspecify.annotations.NullMarked;
