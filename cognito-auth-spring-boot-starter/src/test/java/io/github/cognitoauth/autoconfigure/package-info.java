// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the auto-configuration of client and authenticator.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure;

import org.jspecify.annotations.NullMarked;
