// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of the client and the authenticator from the properties
 * {@code cognito.*}. Nothing outside the packages below imports it.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure;

import org.jspecify.annotations.NullMarked;
