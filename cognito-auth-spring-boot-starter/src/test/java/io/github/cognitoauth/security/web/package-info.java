// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the login of servlet applications.
 */
@NullMarked
package io.github.cognitoauth.security.web;

import org.jspecify.annotations.NullMarked;
