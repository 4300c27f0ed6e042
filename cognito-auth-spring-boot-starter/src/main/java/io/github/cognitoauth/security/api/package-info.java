// SPDX-License-Identifier: Apache-2.0

/**
 * Signing in and looking after an account as JSON, for clients with screens of their own.
 */
@NullMarked
package io.github.cognitoauth.security.api;

import org.jspecify.annotations.NullMarked;
