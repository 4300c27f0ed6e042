// SPDX-License-Identifier: Apache-2.0

/**
 * Tokens of a user pool at a resource server: what is checked beyond signature, issuer
 * and time, and the authorities that follow.
 */
@NullMarked
package io.github.cognitoauth.security.oauth2;

import org.jspecify.annotations.NullMarked;
