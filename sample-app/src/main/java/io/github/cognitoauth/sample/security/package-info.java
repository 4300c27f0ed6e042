// SPDX-License-Identifier: Apache-2.0

/**
 * Who may see what, and the login page.
 */
@NullMarked
package io.github.cognitoauth.sample.security;

import org.jspecify.annotations.NullMarked;
