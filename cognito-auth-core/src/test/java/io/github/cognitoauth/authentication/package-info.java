// SPDX-License-Identifier: Apache-2.0

/**
 * Signing in: flows, outcomes, challenges and tokens. Start with
 * {@link io.github.cognitoauth.authentication.CognitoPasswordAuthenticator}.
 */
@NullMarked
package io.github.cognitoauth.authentication;

import org.jspecify.annotations.NullMarked;
