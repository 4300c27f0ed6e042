// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the auto-configuration of account self-service.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.account;

import org.jspecify.annotations.NullMarked;
