// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the auto-configuration of servlet applications.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.servlet;

import org.jspecify.annotations.NullMarked;
