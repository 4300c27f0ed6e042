// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of account self-service.
 */
@NullMarked
package io.github.cognitoauth.security.account;

import org.jspecify.annotations.NullMarked;
