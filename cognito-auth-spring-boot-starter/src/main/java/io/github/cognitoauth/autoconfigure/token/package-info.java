// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of service accounts: their token providers and the lifecycle that
 * runs them.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.token;

import org.jspecify.annotations.NullMarked;
